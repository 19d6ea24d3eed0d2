internal import Terms

/// The code of a wallet of version 5 revision 1.
///
/// Its cell's hash is 20834b7b…d2b72f, as wallet-contract-v5 publishes it (build/wallet_v5.compiled.json)
/// and ton-org/ton, tonutils-go and TON's own nodes have it; a test holds the two together.
enum WalletV5Code {
    /// The cell; a failure would mean that the text below was damaged, and is thrown when it is used.
    static let cell: Result<Cell, CellError> = {
        do throws(CellError) {
            return .success(try BagOfCellsReader.read(Hex.decode(text) ?? []))
        } catch { return .failure(error) }
    }()

    /// The bag of cells in this code's own order, hex.
    private static let text = """
        b5ee9c7201021401000281000114ff00f4a413f4bcf2c80b0102012004020102f203011e20d70b1f8210\
        7369676ebaf2e08a7f0f0201480e0502012007060019be5f0f6a2684080a0eb90fa02c0201200b080201\
        480a090011b262fb513435c280200017b325fb51341c75c875c2c7e002016e0d0c0019af1df6a2684010\
        eb90eb858fc00019adce76a2684020eb90eb85ffc002dcd020d749c120915b8f6320d70b1f2082106578\
        746ebd21821073696e74bdb0925f03e082106578746eba8eb48020d72101d074d721fa4030fa44f828fa\
        443058bd915be0ed44d0810141d721f4058307f40e6fa1319130e18040d721707fdb3ce03120d7498102\
        80b99130e070e2100f01e68ef0eda2edfb218308d722028308d723208020d721d31fd31fd31fed44d0d2\
        00d31f20d31fd3ffd70a000af90140ccf9109a28945f0adb31e1f2c087df02b35007b0f2d0845125baf2\
        e0855036baf2e086f823bbf2d0882292f800de01a47fc8ca00cb1f01cf16c9ed542092f80fde70db3cd8\
        1003f6eda2edfb02f404216e926c218e4c0221d73930709421c700b38e2d01d72820761e436c20d749c0\
        08f2e09320d74ac002f2e09320d71d06c712c2005230b0f2d089d74cd7393001a4e86c128407bbf2e093\
        d74ac000f2e093ed55e2d20001c000915be0ebd72c08142091709601d72c081c12e25210b1e30f20d74a\
        1312110010935bdb31e1d74cd0007230d72c08248e2d21f2e092d200ed44d0d2005113baf2d08f545030\
        91319c01810140d721d70a00f2e08ee2c8ca0058cf16c9ed5493f2c08de2009601fa4001fa44f828fa44\
        3058baf2e091ed44d0810141d718f405049d7fc8ca0040048307f453f2e08b8e14038307f45bf2e08c22\
        d70a00216e01b3b0f2d090e2c85003cf1612f400c9ed54
        """
}
