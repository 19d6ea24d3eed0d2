import Testing

@testable import Keyroom

@Suite struct `A place` {
    private let place = Place(
        vault: [UInt8](repeating: 1, count: 16), table: "records", id: [1, 2], version: 1,
        secretClass: .wallet)

    @Test func `is bound in every one of its parts`() {
        let vault = [UInt8](repeating: 1, count: 16)
        let other = [UInt8](repeating: 2, count: 16)
        func bound(
            _ place: Place, _ layer: SealLayer = .value, _ keyID: UInt32 = 0, _ extra: [UInt8] = []
        ) -> [UInt8] { place.bound(layer: layer, keyID: keyID, extra: extra) }
        func made(
            _ vault: [UInt8], _ table: String, _ id: [UInt8], _ version: UInt64,
            _ secretClass: SecretClass
        ) -> Place {
            Place(
                vault: vault, table: table, id: id, version: version, secretClass: secretClass)
        }
        let variants = [
            bound(place), bound(place, .dataKey), bound(place, .value, 1),
            bound(place, .value, 0, [0]), bound(made(other, "records", [1, 2], 1, .wallet)),
            bound(made(vault, "record", [1, 2], 1, .wallet)),
            bound(made(vault, "records", [1, 3], 1, .wallet)),
            bound(made(vault, "records", [1, 2], 2, .wallet)),
            bound(made(vault, "records", [1, 2], 1, .card)),
        ]
        #expect(Set(variants).count == variants.count)
    }

    @Test func `does not run into its neighbour`() {
        let left = Place(vault: [], table: "ab", id: [99], version: 1, secretClass: .meta)
        let right = Place(vault: [], table: "a", id: [98, 99], version: 1, secretClass: .meta)
        #expect(
            left.bound(layer: .value, keyID: 0, extra: [])
                != right.bound(layer: .value, keyID: 0, extra: []))
    }
}
