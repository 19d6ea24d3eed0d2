/// What stands in an export beside the log, so that it can be read without its project at hand.
enum ExportReadme {
    /// Markdown; the same for every log, so that it says nothing of one.
    static let text = """
        # An export of a Bursar log

        | file | what it is |
        |---|---|
        | `entries/N.ndjson` | the entries from N on, one a line, exactly the bytes that were hashed; \
        10000 a page, the last one may be shorter |
        | `blobs/H` | bytes that an entry names by their SHA-256 because they are too long for it; \
        often there are none |
        | `checkpoint` | the newest signed checkpoint: origin, size, root, signature |
        | `verifier-key` | the key of the log, as its own door gave it |

        The checkpoint is written last: without one the export was cut short, and `bursar audit export`
        goes on with it. Run again later, it adds what is new.

        ## Verify it

            bursar-audit verify DIRECTORY --key VKEY [--since OLDER_CHECKPOINT_OR_RECEIPT]
            bursar-audit replay DIRECTORY --key VKEY    the same, and every decision made again

        VKEY is what `bursar init` printed, **got by another way than this directory**: the file
        `verifier-key` proves nothing, whoever changes the log changes it too. Exit status 0: nothing was
        found; 4: something was changed, and is named. Keep each checkpoint for the next time.

        ## By hand

        - An entry is one JSON object in canonical form (RFC 8785). Its `seq` is its place, from 0.
        - leaf = SHA-256(0x00 || the line without its line feed); node = SHA-256(0x01 || left || right);
          the tree is RFC 6962's.
        - `checkpoint` is a C2SP tlog-checkpoint, a signed note: three lines (origin, decimal size, base64
          of the root), a blank one, and a line with the Ed25519 signature over the first three.
        - The key is a C2SP verifier key: name, key id, base64 of 0x01 and the Ed25519 public key.

        Entries are clear text: payees, amounts, names. None holds a key, a token or a passphrase.

        """

    /// The same for an export in tiles.
    static let tiles = """
        # An export of a Bursar log, in tiles

        The layout is C2SP tlog-tiles (c2sp.org/tlog-tiles): any client of such logs can read it, here or
        served as files.

        | file | what it is |
        |---|---|
        | `checkpoint` | the newest signed checkpoint: origin, size, root, signature |
        | `tile/entries/N[.p/W]` | 256 entries (or W, at the end), each after its length in two bytes, big-endian |
        | `tile/L/N[.p/W]` | 256 hashes (or W) of the Merkle tree, each over 256^L entries |
        | `blobs/H` | bytes that an entry names by their SHA-256 because they are too long for it; \
        often there are none |
        | `verifier-key` | the key of the log, as its own door gave it |

        N is in groups of three digits, `x001/x234/067`. Entries that are not signed yet are not in it. The
        checkpoint is written last: without one the export was cut short, and `bursar audit export` begins \
        it again. Run again later, it adds what is new.

        ## Verify it

            bursar-audit verify DIRECTORY --key VKEY [--since OLDER_CHECKPOINT_OR_RECEIPT]
            bursar-audit replay DIRECTORY --key VKEY    the same, and every decision made again

        VKEY is what `bursar init` printed, **got by another way than this directory**: the file
        `verifier-key` proves nothing, whoever changes the log changes it too. Exit status 0: nothing was
        found; 4: something was changed, and is named.

        leaf = SHA-256(0x00 || entry); node = SHA-256(0x01 || left || right); the tree is RFC 6962's. An
        entry is one JSON object in canonical form (RFC 8785). Entries are clear text: payees, amounts, names.
        None holds a key, a token or a passphrase.

        """
}
