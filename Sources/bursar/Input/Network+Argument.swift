public import ArgumentParser
public import Terms

/// `--network mainnet|testnet`; both are listed in the help.
extension Network: ExpressibleByArgument {}
