/// What TON takes for a transfer at most, from the network's configuration.
///
/// The prices are those of the basic workchain in force from mid-2024 (configuration parameters 18,
/// 21 and 25, as in masterchain block 47,728,899). The vote of April 2026 divided gas and forward
/// prices by about six, so that what is computed here is more than the network takes today. Were
/// validators to vote for higher prices than these, charges would fall short. Replay computes what
/// old entries charged from this table, so that another one is another version of the gate's rules,
/// and this one stays for the entries of its own.
enum TONPrices {
    /// nanoTON a unit of gas, times 2^16 (parameter 21: gas_price).
    static let gas: UInt128 = 26_214_400
    /// nanoTON for the first ``flatGas`` units (parameter 21: flat_gas_price).
    static let flat: UInt128 = 40_000
    /// Units of gas that cost ``flat`` together (parameter 21: flat_gas_limit).
    static let flatGas: UInt128 = 100
    /// nanoTON a message (parameter 25: lump_price).
    static let lump: UInt128 = 400_000
    /// nanoTON a bit of a message, times 2^16 (parameter 25: bit_price).
    static let bit: UInt128 = 26_214_400
    /// nanoTON a cell of a message, times 2^16 (parameter 25: cell_price).
    static let cell: UInt128 = 2_621_440_000

    /// The most gas a wallet V5R1 uses for one transfer; TON's executor takes 4,939.
    static let walletGas: UInt128 = 6_000
    /// What a wallet may owe for its storage when it pays: six years and a half, nanoTON.
    ///
    /// A wallet V5R1 has 22 cells of 5,020 bits; at parameter 18's 500 a cell and 1 a bit in 2^16
    /// seconds that is 7.7 million nanoTON a year.
    static let storage: UInt128 = 50_000_000

    /// What a message of `cells` cells and `bits` bits below its root costs, rounded up.
    static func forwarding(cells: Int, bits: Int) -> UInt128 {
        lump + rounded(UInt128(cells) * cell + UInt128(bits) * bit)
    }

    /// What `units` of gas cost, rounded up; `units` is above ``flatGas``.
    static func computing(_ units: UInt128) -> UInt128 {
        flat + rounded((units - flatGas) * gas)
    }

    private static func rounded(_ scaled: UInt128) -> UInt128 { (scaled + 0xffff) >> 16 }
}
