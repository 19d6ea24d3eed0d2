/// What a person or an agent typed: nobody knows what is in it before it is read.
///
/// A field of it is committed, or public with a reason. What is about to be appended is searched for what must
/// never be in the log (``AbsentForm``); that catches slips, not intent.
protocol TypedValue: EntryValue {}
