extension HelpTopic {
    /// The policy file, key by key.
    static let policyText = """
        A policy is one YAML file, applied whole or not at all:

            version: 1
            currency: CAD
            projects:
              game-dev-001:
                timezone: America/Toronto
                limit: {amount: "100.00", per: week, starts: monday}
                pools: {reserve: "50.00", emergency: "20.00"}
                show_project: false
                agents:
                  worker-vm-1:
                    limit: {amount: "25.00", per: day}
                    per_payment: "15.00"
                    max_fee: "2.00"
                    wallets: [ethereum/main]
                    payees: any
                    requests: {per_second: 50, burst: 200}

        limit, wallets and payees are required, the rest has a default: timezone UTC, no
        pools, max_fee "5.00", requests as above, show_project false.

        currency      that of every amount here; fixed by the first policy
        per           hour, day, week or month; a week starts on 'starts', or monday
        pools         carved out of the project's limit, and not drawn by agents
        per_payment   the most one payment may be charged, fee included
        max_fee       the most its worst-case network fee may be
        wallets       <chain>/<label>; one that does not exist yet is a warning
        payees        any, or a list of addresses
        requests      above this rate the agent gets 429, before anything else
        show_project  whether an agent sees what its project has left

        Amounts are quoted decimals. Unknown keys, and what this release does not
        enforce, are errors: a bound that is ignored is worse than none.
        policies/ has files to start from; docs/POLICY.md has every rule by its id.

        Example: bursar policy check policy.yaml && bursar policy apply policy.yaml

        """
}
