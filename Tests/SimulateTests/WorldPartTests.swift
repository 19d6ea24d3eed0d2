import Gate
import Terms
import Testing

@testable import bursar_simulate

@Suite struct `The world around the gate` {
    private func record(_ byte: UInt8) -> Disk.Record { Disk.Record(bytes: [byte], answer: nil) }

    @Test(arguments: 0...3)
    func `has a disk of which a crash keeps any prefix`(count: Int) {
        var disk = Disk()
        disk.write(record(0))
        disk.sync()
        for byte in UInt8(1)...3 { disk.write(record(byte)) }
        #expect(disk.durable.count == 1)
        disk.fail(keeping: count)
        #expect(disk.durable.map(\.bytes) == (0...UInt8(count)).map { [$0] })
        #expect(disk.written.isEmpty)
    }

    @Test func `has chains on which one of a nonce lands, and never for more than it may`() {
        for seed in UInt64(0)..<200 {
            var dice = Dice(seed: seed)
            var chain = ChainModel()
            let bodies = (0..<3).map { Stage.ask(UInt128(1_000 + $0)).body }
            for (index, body) in bodies.enumerated() { chain.release("\(index)", body) }
            let landed = chain.advance(0, &dice)
            #expect(chain.nextNonce == [1, 0, 0])
            #expect(chain.fates.count == 3)
            #expect(chain.fates.filter { $0.fate != .dead }.count == (landed == nil ? 0 : 1))
            // What is released for a nonce that is gone can never land.
            chain.release("late", bodies[0])
            #expect(chain.fates.last?.payment == "late" && chain.fates.last?.fate == .dead)
            // Bytes that were sent twice are still one payment.
            chain.release("0", bodies[0])
            #expect(chain.fates.count == 4)
            #expect(chain.advance(1, &dice) == nil)
        }
    }

    @Test func `tells each fate once, and once more where a crash may have lost it`() throws {
        var dice = Dice(seed: 1)
        var chain = ChainModel()
        for nonce in UInt64(0)..<3 {
            chain.release("\(nonce)", Stage.ask(1_000, nonce: nonce).body)
        }
        for _ in 0..<3 { while chain.advance(0, &dice) == nil, chain.nextNonce[0] < 3 {} }
        #expect(chain.fates.count == 3)
        let told = (0..<3).compactMap { _ in chain.tell(&dice)?.payment }
        #expect(Set(told) == ["0", "1", "2"])
        #expect(chain.tell(&dice) == nil)
        chain.settleTold(isLost: true)
        #expect(chain.fates.count == 3)
        #expect(chain.tell(&dice) != nil)
        chain.settleTold(isLost: false)
        chain.settleTold(isLost: true)
        #expect(chain.fates.count == 2)
    }

    @Test func `has clocks that pass together and jump apart`() {
        var clocks = Clocks()
        let start = clocks.face
        clocks.pass(5)
        #expect(clocks.face.wall - start.wall == 5 && clocks.face.uptime - start.uptime == 5)
        clocks.set(by: -9)
        #expect(clocks.face.wall == start.wall - 4 && clocks.face.uptime == start.uptime + 5)
        clocks.reboot(after: 100, up: 7)
        #expect(clocks.face.uptime == 7 && clocks.face.boot == start.boot + 1)
        #expect(clocks.face.wall == start.wall + 103)
    }

    @Test func `draws policies that the gate takes as they are`() throws {
        let cast = try Stage.cast.get()
        var dice = Dice(seed: UInt64.random(in: 0...999_999))
        for _ in 0..<200 {
            let policy = PolicyDice.policy(&dice).budgets(cast, fault: nil)
            let read = try BudgetPolicy(
                canonical: policy.canonical, zones: { ZoneTale.named($0)?.rules },
                accounts: { text in cast.payees.flatMap { $0 }.filter { $0.text == text } })
            #expect(read == policy)
        }
    }

    @Test func `tells policies in the same words each time, and others in others`() {
        var (one, two) = (Dice(seed: 9), Dice(seed: 9))
        for _ in 0..<50 {
            #expect(PolicyDice.policy(&one).summary == PolicyDice.policy(&two).summary)
        }
        var words: Set<String> = []
        for _ in 0..<50 { words.insert(PolicyDice.policy(&one).summary) }
        #expect(words.count == 50)
    }

    @Test func `has tempers that leave no world without payments`() {
        var dice = Dice(seed: 1)
        for _ in 0..<100 {
            let temper = Temper(&dice)
            #expect(temper.weights.count == Temper.Act.allCases.count)
            #expect(temper.weights[Temper.Act.pay.rawValue] >= 20)
            #expect(temper.batch >= 1 && temper.crashes > 1)
        }
    }

    @Test func `gets the same bytes again from an entry, and none from what is not durable`() throws
    {
        var dice = Dice(seed: 1)
        var daemon = Daemon(try Stage.cast.get(), fault: nil)
        for happening in [Happening.started, .policy(Stage.policy()), .rate(Stage.rate())] {
            #expect(daemon.record(happening, at: Stage.face(1), &dice))
        }
        let ask = Stage.ask(1_000)
        let (reply, time) = daemon.decide(ask, resumes: nil, at: Stage.face(2), &dice)
        #expect(reply.outcome == .signed && time == Stage.at(2))
        let answer = try #require(daemon.answer(ask))
        #expect(daemon.reissued(answer) == nil)
        daemon.sync()
        #expect(daemon.reissued(answer) == reply.payload)
        #expect(daemon.restart(keeping: 0) == nil)
        #expect(daemon.reissued(try #require(daemon.answer(ask))) == reply.payload)
    }

    @Test func `comes to the same from the whole log and from where it last began`() throws {
        let cast = try Stage.cast.get()
        for seed in UInt64(0)..<6 {
            var world = World(seed: seed, cast)
            world.run(steps: 120)
            var (whole, part) = (world.daemon, world.daemon)
            #expect(whole.replayed != nil)
            #expect(whole.restart(keeping: 0, isWhole: true) == nil)
            #expect(part.restart(keeping: 0, isWhole: false) == nil)
            #expect(whole.gate.state == part.gate.state)
            #expect(Set(whole.answers.keys) == Set(part.answers.keys))
        }
    }

    @Test func `loses in a crash what was answered and not durable`() throws {
        var dice = Dice(seed: 1)
        var daemon = Daemon(try Stage.cast.get(), fault: nil)
        daemon.watch()
        let ask = Stage.ask(1_000)
        let reply = daemon.decide(ask, resumes: nil, at: Stage.face(2), &dice).reply
        #expect(reply.rule == "agent.not-in-policy")
        #expect(daemon.restart(keeping: 0) == nil)
        #expect(daemon.answer(ask) == nil)
        #expect(daemon.outgoing.isEmpty)
    }
}
