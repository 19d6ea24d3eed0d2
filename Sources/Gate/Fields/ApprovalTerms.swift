import JSON
import Terms

/// What an approval of a waiting payment must name, and when it is too late.
struct ApprovalTerms: PublicValue {
    let digest: Digest32
    let until: Moment

    var json: JSON { ["digest": digest.json, "until": until.json] }
}
