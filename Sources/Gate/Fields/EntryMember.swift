import JSON

/// A declared field with its value: what the bodies of entries are made of.
///
/// Only ``EntryField`` makes one, so that nothing gets into a body without a declaration and its class.
struct EntryMember {
    let pair: (String, JSON)

    init(_ name: String, _ json: JSON) { pair = (name, json) }
}
