extension HelpTopic {
    /// The policy file, key by key.
    static let policyText = policyKeysText + policyBoundsText

    private static let policyKeysText = """
        A policy is one YAML file, applied whole or not at all:

            version: 1
            currency: CAD
            vault:
              timezone: UTC
              limit: {amount: "400.00", per: month}
            projects:
              game-dev-001:
                timezone: America/Toronto
                limit: {amount: "100.00", per: week, starts: monday}
                pools:
                  reserve: "50.00"
                  emergency: "20.00"
                  draw: {reserve: deny, emergency: grant}
                show_project: false
                agents:
                  worker-vm-1:
                    limit: {amount: "25.00", per: day}
                    per_payment: "15.00"
                    max_fee: "2.00"
                    wallets: [ethereum/main]
                    payees: any
                    requests: {per_second: 50, burst: 200}
                    duplicates: same-request
                    cards: {card/primary: reveal}
                  worker-vm-2:
                    limit: {amount: "5.00", per: day}
                    wallets:
                      names: [ethereum/main]
                      create: [ton]
                      per_window: 2
                      network: mainnet
                    max_fee: "5.00"
                    payees: any

        Of a project or an agent limit is required, of an agent wallets and payees too.
        The rest may be left out; timezone is UTC then, max_fee "5.00", and draw,
        show_project, requests and duplicates are as above.

        currency      that of every amount here; fixed by the first policy
        control       who must agree before a later policy loosens any of this, and
                      before a thaw or a destruction; else one admin is enough
          approvals   how many of the approvers
          approvers   "ssh-ed25519 AAAA..." by name, the line of a .pub file
        vault         a ceiling over all projects: a limit, bounds (below), or both
        timezone      an IANA name: where its days, weeks, months and hours begin
        pools         carved out of the project's limit; agents draw on what is left
          reserve     drawn next, where draw says approval: an admin approves each
                      payment that reaches into it; deny: never
          emergency   drawn last, where draw says grant: up to what an admin granted
                      with 'bursar project grant'; deny: never
        show_project  whether an agent sees what its project has left
        per_payment   the most one payment may be charged, fee included
        max_fee       the most its worst-case network fee may be
        wallets       <chain>/<label>; one that does not exist yet is a warning
          names       the same, where the agent may also make wallets of its own
          create      the chains it makes them on, as <chain>/<agent> and
                      <chain>/<agent>-<suffix>; it alone pays from them
          per_window  how many it makes in a window of its limit, 1 to 100
          network     what they are on: mainnet where it is left out, or testnet
        payees        any, or a list of addresses
        requests      above this rate the agent gets 429, before anything else; with
                      per_day: 2000 also once so many were decided that day
        duplicates    same-request: the same request under a new key is refused for
                      ten minutes, unless it is confirmed; 10m: so is the same amount
                      of an asset to the same payee, for so long; allow: never
        secrets       by path: reveal, use, or {access: reveal, per_day: 100}; else none
          access      use: may be used for it; reveal: may be shown, per_day so often
        cards         the cards whose numbers it is shown, once a grant; else none

        A limit is an amount and a window:

        amount        a quoted decimal
        per           hour, day, week, month, rolling 24h, rolling 7d or rolling 30d
        starts        the first day of a week; else monday
        resets_at     "04:00": when a day, week or month begins; else midnight
        carry_over    {unused: "20.00"}: what a day, week or month left over is added
                      to the next, at most so much; none: nothing, the default


        """

    private static let policyBoundsText = """
        Bounds are the same at the vault, a project or an agent, and all that stand
        have to hold:

            limits: [{amount: "10.00", per: hour}, {amount: "60.00", per: rolling 30d}]
            per_asset: {BTC: {amount: "40.00", per: week, resets_at: "04:00"}}
            per_wallet: {bitcoin/main: {amount: "15.00", per: day}}
            per_payee: {amount: "50.00", per: month, carry_over: {unused: "20.00"}}
            new_payees: {amount: "10.00", per: rolling 24h}
            payments: {count: 10, per: day}
            exposure: "120.00"
            hours: {from: "07:00", until: "19:00"}
            deny: ["0xF95d56b15d0087732C9fF50Ce8B287a712a0a37c"]
            max_fees: {bitcoin: "5.00", ethereum: "3.00", ton: "0.50"}
            approval: {above: "12.00", within: 24h}

        limits        beside the scope's own limit, one a window, at most 16
        per_asset     of what is paid in one asset: ETH, ETH:testnet
        per_wallet    of what leaves one wallet
        per_payee     of what goes to any one payee
        new_payees    of what goes to payees first paid less than 24 hours ago
        payments      how many payments, whatever they cost; or a list, one a window
        exposure      the most that may be signed and neither settled nor proven dead
        hours         when it pays, by its timezone; may go over midnight
        deny          addresses that nobody here pays
        max_fees      the most a payment's worst-case fee may be, by chain
        approval      above it a payment waits for 'bursar approve', for a minute to 30
                      days, 24h where within is left out

        Amounts are quoted decimals. Unknown keys, and what this release does not
        enforce, are errors: a bound that is ignored is worse than none.
        policies/ has files to start from; docs/POLICY.md has every rule by its id.

        Example: bursar policy check policy.yaml && bursar policy apply policy.yaml

        """
}
