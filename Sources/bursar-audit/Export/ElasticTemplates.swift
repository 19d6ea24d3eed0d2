import JSON

/// What has to be set up in Elasticsearch before the first document: requests as files, named for their
/// place, in the order they are sent.
enum ElasticTemplates {
    /// File name, and the body to PUT.
    static let files: [(String, JSON)] = [
        ("1-ilm-policy.json", policy), ("2-component-template-mappings.json", mappings),
        ("3-component-template-settings.json", settings), ("4-index-template.json", template),
    ]

    /// Where each file is PUT.
    static let places = [
        "_ilm/policy/bursar", "_component_template/bursar-mappings",
        "_component_template/bursar-settings", "_index_template/bursar",
    ]

    /// Nothing is deleted before seven years have gone by since its index was rolled over.
    private static let policy: JSON = [
        "policy": [
            "_meta": ["managed_by": "bursar"],
            "phases": [
                "hot": [
                    "min_age": "0ms",
                    "actions": [
                        "rollover": ["max_age": "30d", "max_primary_shard_size": "50gb"],
                        "set_priority": ["priority": 100],
                    ],
                ],
                "warm": [
                    "min_age": "30d",
                    "actions": [
                        "readonly": [:], "forcemerge": ["max_num_segments": 1],
                        "set_priority": ["priority": 50],
                    ],
                ],
                "cold": ["min_age": "365d", "actions": ["set_priority": ["priority": 0]]],
                "delete": ["min_age": "2557d", "actions": ["delete": [:]]],
            ],
        ]
    ]

    private static let settings: JSON = [
        "template": [
            "settings": [
                "index.lifecycle.name": "bursar", "index.codec": "best_compression",
                "index.sort.field": .array(["@timestamp"]), "index.sort.order": .array(["desc"]),
            ]
        ]
    ]

    private static let template: JSON = [
        "index_patterns": ["logs-bursar.transaction-*", "logs-bursar.audit-*"],
        "data_stream": [:], "priority": 500,
        "composed_of": ["bursar-mappings", "bursar-settings"],
        "_meta": ["ecs_version": .string(ElasticDocument.schema), "managed_by": "bursar"],
    ]

    private static let keyword: JSON = ["type": "keyword", "ignore_above": 1_024]

    /// Text that is a decimal, summed to the nano-unit up to nine million and kept exactly as text.
    private static let money: JSON = [
        "type": "scaled_float", "scaling_factor": 1_000_000_000,
        "fields": ["exact": ["type": "keyword"]],
    ]

    private static func properties(_ members: [(String, JSON)]) -> JSON {
        ["properties": .object(JSONObject(members))]
    }

    private static func keywords(_ names: String...) -> [(String, JSON)] {
        names.map { ($0, keyword) }
    }

    private static let mappings: JSON = [
        "template": [
            "mappings": [
                "dynamic": false, "date_detection": false,
                "properties": .object(
                    JSONObject(
                        [
                            ("@timestamp", ["type": "date_nanos"]),
                            ("message", ["type": "match_only_text"]),
                            ("amount", properties([("value", money), ("currency", keyword)])),
                            (
                                "budget_remaining",
                                properties([("daily", money), ("project", money)])
                            ), ("event", event), ("bursar", own),
                            ("ecs", properties(keywords("version"))),
                            (
                                "data_stream",
                                properties([
                                    ("dataset", ["type": "constant_keyword"]),
                                    ("namespace", ["type": "constant_keyword"]),
                                    ("type", ["type": "constant_keyword"]),
                                ])
                            ), ("gen_ai", properties([("agent", properties(keywords("name")))])),
                            ("related", properties(keywords("user"))),
                            ("service", properties(keywords("name", "type"))),
                            ("user", properties(keywords("id"))),
                        ]
                            + keywords(
                                "agent_id", "project", "transaction_type", "payment_method",
                                "status"))),
            ]
        ]
    ]

    private static let event: JSON = properties(
        keywords(
            "action", "category", "code", "dataset", "hash", "id", "kind", "module", "outcome",
            "provider", "reason", "type") + [
                ("sequence", ["type": "long"]),
                // The entry's exact bytes: whose SHA-256 after a zero byte is event.hash.
                ("original", ["type": "keyword", "index": false, "doc_values": false]),
            ])

    private static let amounts: JSON = properties(keywords("amount", "asset"))

    private static let own: JSON = properties(
        keywords(
            "origin", "payment", "wallet", "successor", "card", "class", "policy", "reference",
            "payee")
            + [
                ("actor", properties(keywords("role"))),
                ("asked", properties(keywords("amount", "asset", "comment"))),
                ("charge", properties([("exact", keyword)])), ("worst_case", amounts),
                ("cost", amounts), ("fee", amounts),
            ])
}
