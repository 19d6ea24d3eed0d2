/// What stands beside an export, so that it can be read without its project at hand.
enum ExportReadme {
    /// Markdown; the same for every log, so that it says nothing of one.
    static func text(_ format: ExportFormat) -> String {
        let what =
            switch format {
            case .csv: csv
            case .ecs: ecs
            case .hledger: hledger
            }
        return what + shared
    }

    private static let csv = """
        # Payments of a Bursar log as CSV

        `payments.csv` (RFC 4180, UTF-8, a header line) has a row for each decision, for each word on what
        became of a payment, and for each sweep of a wallet to its successor: \(TableWriter.columns.map { "`\($0)`" }.joined(separator: ", ")).

        - `charge`, `agent_left` and `project_left` are in `currency`; `amount` is in units of `asset`.
          All are exact decimals: read them as text or as decimals, not as binary fractions.
        - `agent_left` and `project_left`: the least that the decision left of a budget of the scope.
        - A sweep, `wallet.swept`, is charged to no budget and has no `charge`; `payee` is the successor's
          address, and `worst_case` has the fee in it. It was signed, and nobody says whether it landed.
        - `leaf` is the hash of the entry in the log's tree: SHA-256 of a zero byte and the entry.
        - Text that a spreadsheet would calculate has an apostrophe before it; control and bidirectional
          characters are spelled out as `\\u{202e}`. The exact text is in the log.

        """

    private static let ecs = """
        # A Bursar log for Elasticsearch

        `bulk/N.ndjson` are bodies of `POST /_bulk`: an action and a document of the Elastic Common Schema
        \(ElasticDocument.schema) for each entry, N the number of documents before. Set up first, in order:

        \(setup)

        and then, for each page:

            curl -X POST $ES/_bulk -H 'Content-Type: application/x-ndjson' --data-binary @bulk/N.ndjson

        - A document's id is the log's name and the entry's place, so sending a page again adds nothing:
          409 says that the document is there. 400 is a mistake to look at; 429 and 5xx are to be retried.
        - Amounts are text and stay exact; `amount.value` can be summed, to the ninth digit up to nine
          million, and `amount.value.exact` is the text.
        - A sweep of a wallet to its successor is a transaction of the type `sweep` and of the status `swept`,
          without `amount`, since no budget is charged: `bursar.asked` has what was swept, `bursar.fee` the
          most that the network can take. It was signed, and nobody says whether it landed.
        - `event.original` has the entry's exact bytes, and `event.hash` its hash in the log's tree.
        - The policy deletes an index seven years after it was rolled over. The log itself deletes nothing.

        """

    private static let setup = zip(ElasticTemplates.files, ElasticTemplates.places).map {
        file, place in
        "    curl -X PUT $ES/\(place) -H 'Content-Type: application/json' --data-binary @\(file.0)"
    }.joined(separator: "\n")

    private static let hledger = """
        # A Bursar log as double entry

        `bursar.journal` is for hledger (`hledger -f bursar.journal check`, `balance`, `register`).

        - `exposed:PROJECT:AGENT`: what signatures that can still land may cost, in the budgets' currency.
          Signatures of which only one can land count once, as the dearest. `budget:…` is the other side.
        - `written-off:…`: what nobody will hear of; it stays spent.
        - `expenses:PROJECT:AGENT` and `assets:WALLET`: what landed, in units of the chain's asset, as an
          admin or an observer said. `P` lines are the rates of the log: `-V` reckons with them.
        - `swept` notes a sweep of a wallet to its successor and moves nothing: no budget is charged, nobody
          says whether it landed, and of two in one place only one can. The tags `swept` and `fee-at-most` of
          its comment have the amounts; what landed is booked from the chain, in a journal of your own.
        - Each day with a movement ends with an assertion of every balance that it moved.
        - A transaction's code is the place of its entry in the log. Words that agents chose are reduced to
          letters and digits; the exact text is in the log.

        """

    private static let shared = """

        `checkpoint` is the newest signed checkpoint that the entries were verified against, and
        `verifier-key` the key they were verified with. These files are a reading of the log and prove
        nothing by themselves: `bursar audit export DIR` writes the entries that do.

        """
}
