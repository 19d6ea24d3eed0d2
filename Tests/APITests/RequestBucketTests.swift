import API
import Terms
import Testing

@Suite struct `A request bucket` {
    private let start = Moment(seconds: 1_000_000)

    @Test func `gives its burst at once and no more`() {
        var bucket = RequestBucket(perSecond: 2, burst: 5)
        let given = (0..<8).map { _ in bucket.take(at: start) }
        #expect(given == [true, true, true, true, true, false, false, false])
    }

    @Test func `gives back as many a second as it says, to the nanosecond`() {
        var bucket = RequestBucket(perSecond: 2, burst: 1)
        let answer1 = bucket.take(at: start)
        #expect(answer1)
        let almost = Moment(nanoseconds: start.nanoseconds + 499_999_999)
        let answer2 = bucket.take(at: almost)
        #expect(!answer2)
        let answer3 = bucket.take(at: Moment(nanoseconds: start.nanoseconds + 500_000_000))
        #expect(answer3)
    }

    @Test func `never gives more than rate times time plus burst`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            let rate = UInt32.random(in: 1...1000, using: &random)
            let burst = UInt32.random(in: 1...500, using: &random)
            var bucket = RequestBucket(perSecond: rate, burst: burst)
            var now = start.nanoseconds
            var given = 0
            for _ in 0..<2000 {
                now += Int64.random(in: 0...3_000_000, using: &random)
                if bucket.take(at: Moment(nanoseconds: now)) { given += 1 }
            }
            let seconds = Double(now - start.nanoseconds) / 1e9
            #expect(Double(given) <= Double(rate) * seconds + Double(burst) + 1e-6)
        }
    }

    @Test func `is full after any time, however long`() {
        var bucket = RequestBucket(perSecond: .max, burst: .max)
        let answer4 = bucket.take(at: Moment(nanoseconds: .min))
        #expect(answer4)
        let answer5 = bucket.take(at: Moment(nanoseconds: .max))
        #expect(answer5)
        let answer6 = bucket.take(at: Moment(nanoseconds: .max))
        #expect(answer6)
    }

    @Test func `gives nothing for a clock that goes back, and goes on from there`() {
        var bucket = RequestBucket(perSecond: 1, burst: 1)
        let answer7 = bucket.take(at: start)
        #expect(answer7)
        let answer8 = bucket.take(at: start.adding(seconds: -3600))
        #expect(!answer8)
        let answer9 = bucket.take(at: start.adding(seconds: -3599))
        #expect(answer9)
    }

    @Test func `says how long to wait`() {
        var bucket = RequestBucket(perSecond: 1, burst: 2)
        let answer10 = bucket.take(at: start)
        #expect(answer10)
        #expect(bucket.secondsUntil(at: start) == 1)
        #expect(RequestBucket(perSecond: 0, burst: 1).secondsUntil(at: start) == nil)
        var slow = RequestBucket(perSecond: 1, burst: 1)
        let answer11 = slow.take(at: start)
        #expect(answer11)
        let wait = slow.secondsUntil(at: start) ?? 0
        let answer12 = slow.take(at: start.adding(seconds: wait))
        #expect(answer12)
    }

    @Test func `without tokens gives none`() {
        var bucket = RequestBucket(perSecond: 10, burst: 0)
        let answer13 = bucket.take(at: start)
        #expect(!answer13)
        let answer14 = bucket.take(at: start.adding(seconds: 100))
        #expect(!answer14)
    }

    @Test func `gives a token for each 64 KiB of a body, and a full bucket for any`() {
        #expect([0, 1, 65_536].map(RequestBucket.tokens(forBytes:)) == [1, 1, 1])
        #expect([65_537, 2 << 20].map(RequestBucket.tokens(forBytes:)) == [2, 32])
        let start = Moment(seconds: 1_000)
        var bucket = RequestBucket(perSecond: 2, burst: 40)
        let answer1 = bucket.take(32, at: start)
        #expect(answer1)
        let answer2 = bucket.take(32, at: start)
        #expect(!answer2)
        #expect(bucket.secondsUntil(32, at: start) == 12)
        #expect(bucket.secondsUntil(at: start) == 1)
        let answer3 = bucket.take(8, at: start)
        #expect(answer3)
        var small = RequestBucket(perSecond: 1, burst: 5)
        let answer4 = small.take(32, at: start)
        #expect(answer4)
        #expect(small.secondsUntil(32, at: start) == 5)
    }
}
