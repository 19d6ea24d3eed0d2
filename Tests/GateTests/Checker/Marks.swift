/// Eight small numbers in one, so that a million worlds are compared in no time.
struct Marks: Hashable {
    private var bits: UInt64 = 0

    subscript(index: Int) -> Int {
        get { Int(truncatingIfNeeded: bits >> (UInt64(index) * 8)) & 0xff }
        set {
            let shift = UInt64(index) * 8
            bits = bits & ~(0xff << shift) | UInt64(newValue) << shift
        }
    }

    /// Whether all of them are 0.
    var areClear: Bool { bits == 0 }
}
