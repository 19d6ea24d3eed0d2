internal import Glibc

/// The directories the sockets stand in: made, or checked and given their modes.
enum RunDirectory {
    /// RUN itself: others may pass through, not list.
    static let mode: UInt32 = 0o711

    /// Makes RUN and the directory of each door.
    static func prepare(_ run: String) throws(DoorError) {
        try make(run, mode: mode, group: nil)
        for door in Door.allCases {
            try make(
                "\(run)/\(door.rawValue)", mode: door.directoryMode, group: groupID(of: door))
        }
    }

    /// The group a door's files go to: root may give files to any, a service to those it is in.
    static func groupID(of door: Door) -> UInt32? {
        guard let name = door.groupName, let entry = unsafe getgrnam(name) else { return nil }
        let group = unsafe entry.pointee.gr_gid
        return geteuid() == 0 || isMember(of: group) ? group : nil
    }

    private static func isMember(of group: UInt32) -> Bool {
        var groups = [gid_t](repeating: 0, count: Int(NGROUPS_MAX))
        let count = unsafe getgroups(Int32(groups.count), &groups)
        return getegid() == group || groups.prefix(Int(max(0, count))).contains(group)
    }

    private static func make(_ path: String, mode: UInt32, group: UInt32?) throws(DoorError) {
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .failed("mkdir", path) }
        // lstat: a symlink put here by someone else must not choose what gets the mode.
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw .failed("lstat", path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .notADirectory(path: path) }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw .notOurs(path: path, owner: status.st_uid)
        }
        if let group, unsafe lchown(path, status.st_uid, group) != 0 {
            throw .failed("chown", path)
        }
        // After the chown, which may clear bits; a directory root made for us keeps its mode.
        if status.st_uid == geteuid(), unsafe chmod(path, mode) != 0 {
            throw .failed("chmod", path)
        }
    }
}
