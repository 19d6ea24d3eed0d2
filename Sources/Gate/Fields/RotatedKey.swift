/// Which key `key.rotated` speaks of; there may be rotations of others.
enum RotatedKey: String, FixedWord {
    case log
}
