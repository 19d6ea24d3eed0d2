import Chains
import JSON
import Terms

/// Every field that entries have, each declared once with its class and the type of its values.
///
/// A new kind takes what is here or adds a line, and lists its fields in Kind+Fields.swift. Two kinds may use one
/// name for different things: those are two lines. docs/ENTRIES.md explains the classes, and repeats each reason.
enum Field {
    // Names that the vault holds to a form.
    static let agent = EntryField<AgentName>.public("agent")
    static let project = EntryField<ProjectName>.public("project")
    static let wallet = EntryField<WalletName>.public("wallet")
    static let chain = EntryField<ChainName>.public("chain")
    static let network = EntryField<Network>.public("network")
    static let successor = EntryField<WalletName>.public("successor")
    static let retireAfter = EntryField<UInt64>.public("retire_after")
    static let wait = EntryField<UInt64>.public("wait")
    static let walletKind = EntryField<Word>.public("wallet_kind")
    static let observer = EntryField<Word>.public("observer")
    static let slot = EntryField<SlotName>.public("slot")
    static let triedSlot = EntryField<SlotName?>.public("slot")
    static let slotKind = EntryField<SlotKind?>.public("slot_kind")
    static let slotVerified = EntryField<Bool>.public("slot_verified")
    static let shares = EntryField<ShareCount?>.public("shares")
    static let verified = EntryField<Bool>.public("verified")
    static let proofSlot = EntryField<SlotName>.public("proof")
    static let slots = EntryField<[SlotName]>.public("slots")
    static let removed = EntryField<[SlotName]>.public("removed")
    static let keyring = EntryField<KeyringName>.public("keyring")
    static let term = EntryField<UInt64>.public("term")
    static let rows = EntryField<UInt64>.public("rows")
    static let payment = EntryField<PaymentID>.public("payment")

    // The vault, its log and its programs.
    static let vault = EntryField<Word>.public("vault")
    static let origin = EntryField<Word>.public("origin")
    static let verifierKey = EntryField<Word>.public("verifier_key")
    static let previousKey = EntryField<Word>.public("previous")
    static let rotatedKey = EntryField<RotatedKey>.public("key")
    static let signatures = EntryField<Facts>.public("signatures")
    static let checkpoint = EntryField<SignedLines?>.public("checkpoint")
    static let sealed = EntryField<Facts>.public("sealed")
    static let development = EntryField<Bool>.public("development")
    static let gate = EntryField<UInt64>.public("gate")
    static let version = EntryField<Word>.public("version")
    static let binary = EntryField<Word>.public("binary")
    static let hardening = EntryField<Facts>.public("hardening")
    static let clock = EntryField<ClockReading>.public("clock")
    static let previousEnd = EntryField<DaemonEnd>.public("previous")
    static let unsignedTail = EntryField<UInt64>.public("unsigned_tail")
    static let findingsCount = EntryField<UInt64>.public("findings_count")
    static let degradation = EntryField<Degradation>.public("reason")
    static let ballast = EntryField<Bool>.public("ballast")
    static let counts = EntryField<Facts>.public("counts")
    static let entry = EntryField<UInt64>.public("entry")
    static let entries = EntryField<UInt64>.public("entries")
    static let first = EntryField<UInt64>.public("first")
    static let last = EntryField<UInt64>.public("last")
    static let root = EntryField<Digest32>.public("root")
    static let bytes = EntryField<UInt64>.public("bytes")
    static let fileHash = EntryField<Digest32>.public("sha256")
    static let stateHash = EntryField<Digest32>.public("state")
    static let gistHash = EntryField<Digest32>.public("gist")
    static let size = EntryField<UInt64>.public("size")
    static let through = EntryField<UInt64>.public("through")

    // Changes that approvers agreed to.
    static let order = EntryField<UInt64>.public("order")
    static let approver = EntryField<Word>.public("approver")
    static let signature = EntryField<Word>.public("signature")

    // Secrets: by the keyed hash of their paths.
    static let secret = EntryField<Digest32>.public("secret")
    static let tokenVersion = EntryField<UInt64>.public("version")
    static let secretVersion = EntryField<UInt64?>.public("version")
    static let expires = EntryField<Moment?>.public("expires")
    static let rotateEvery = EntryField<UInt64?>.public("rotate_every")
    static let graceUntil = EntryField<Moment?>.public("grace_until")
    static let path = EntryField<Word>.public("path")
    static let uses = EntryField<Facts>.public("uses")
    static let grace = EntryField<Bool>.public("grace")

    // Cards: by brand and last four, never by number.
    static let card = EntryField<WalletName>.public("card")
    static let brand = EntryField<BrandName>.public("brand")
    static let lastFour = EntryField<LastFour>.public("last_four")
    static let lastMonth = EntryField<CardMonth>.public("expires")
    static let exposure = EntryField<AssetAmount>.public("exposure")
    static let cvv = EntryField<CardRecord.CVV>.public("cvv")
    static let merchant = EntryField<Account>.public("merchant")
    static let value = EntryField<AssetAmount>.public("value")

    // People, keys, rules and prices.
    static let uid = EntryField<UInt32?>.public("uid")
    static let publicKey = EntryField<Digits>.public("public_key")
    static let address = EntryField<Account>.public("address")
    static let example = EntryField<Bool>.public("example")
    static let imported = EntryField<KeyForm>.public("imported")
    static let policy = EntryField<Digest32?>.public("policy")
    static let document = EntryField<PolicyDocument>.public("document")
    static let asset = EntryField<Word>.public("asset")
    static let price = EntryField<Word>.public("price")
    static let currency = EntryField<Currency>.public("currency")
    static let maxAge = EntryField<UInt64>.public("max_age")
    static let haircut = EntryField<UInt64>.public("haircut_bps")
    static let pinned = EntryField<Bool>.public("pinned")
    static let forced = EntryField<Bool>.public("forced")
    static let amount = EntryField<Money>.public("amount")
    static let until = EntryField<Moment>.public("until")

    // What is decided of payments, and what becomes of them.
    static let fingerprint = EntryField<Digest32>.public("fingerprint")
    static let payload = EntryField<LoggedPayload>.public("payload")
    static let worstCase = EntryField<[AssetAmount]>.public("worst_case")
    static let payee = EntryField<Account>.public("to")
    static let fee = EntryField<AssetAmount>.public("fee")
    static let maxFee = EntryField<AssetAmount>.public("max_fee")
    static let exclusivityClass = EntryField<Word?>.public("class")
    static let rates = EntryField<[UInt64]>.public("rates")
    static let windows = EntryField<[Posting]>.public("windows")
    static let outcome = EntryField<DecidedPayment.Outcome>.public("outcome")
    static let rule = EntryField<Word?>.public("rule")
    static let charge = EntryField<Money>.public("charge")
    static let approval = EntryField<ApprovalTerms>.public("approval")
    static let resumes = EntryField<UInt64>.public("resumes")
    static let draws = EntryField<Draws>.public("draws")
    static let confirmed = EntryField<Bool>.public("confirmed")
    static let purpose = EntryField<Commitment>.committed("purpose")
    static let digest = EntryField<Word>.public("digest")
    static let cost = EntryField<Facts>.public("cost")
    static let proof = EntryField<Facts>.public("proof")
    static let attested = EntryField<Facts>.public("attested")

    // What somebody typed, or may quote what is on the disk: each says why it must be seen.
    static let reason = EntryField<TypedText>.public(
        "reason",
        because: "whoever checks an admin must see why it was done, without asking that admin")
    static let change = EntryField<OrderedChange>.public(
        "change",
        because: "whoever checks that approvers agreed must see to what, word for word")
    static let reference = EntryField<TypedText>.public(
        "reference",
        because: "it points to where a settlement can be checked, for those who check it")
    static let report = EntryField<TypedDocument>.public(
        "report", because: "it frees nothing, and is there to be held against what the chain shows")
    static let intent = EntryField<AskedDocument>.public(
        "intent", because: "what is signed is public on its chain, and replay decides by it again")
    static let networkFacts = EntryField<AskedDocument>.public(
        "network", because: "the transaction was made of it, and an approval's digest is over it")
    static let idempotencyKey = EntryField<AskedDocument>.public(
        "key",
        because: "that no key was answered twice is to be checked, and only the log shows it")
    static let findings = EntryField<OwnSentences>.public(
        "findings",
        because: "damage must be named where its author can't take it away; no value is quoted")
    static let failure = EntryField<OwnSentence>.public(
        "reason",
        because: "a wrong passphrase and a damaged slot must be told apart; nothing typed is in it")
}
