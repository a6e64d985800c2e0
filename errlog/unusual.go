package errlog

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"example.com/centrevu/internal/closed"
	"example.com/centrevu/internal/rarity"
)

// State is what judging a day came to. Its text form is the word in lower
// case. The zero State is Unknown: what was not judged is not usual.
type State int

const (
	Unknown State = iota // there is too little to judge by
	Usual                // judged, and nothing stands out
	Unusual              // judged, and there are findings
)

var stateWords = closed.New[State]("state of a day", "unknown", "usual", "unusual")

func (s State) String() string { return stateWords.Word(s) }

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return stateWords.Text(s) }

// UnmarshalText reads the word; any other is Unknown.
func (s *State) UnmarshalText(b []byte) error { return stateWords.Read(s, b) }

// Reason is why a kind of entry is unusual on a day. Its text form is the word
// in lower case.
type Reason int

const (
	New      Reason = iota + 1 // never seen before
	Burst                      // more than its history explains
	Returned                   // back after a long silence
	Missing                    // it comes daily, and did not come
	Holiday                    // most of what comes daily did not come
	Upgrade                    // many kinds ended and many began
)

var reasonWords = closed.New[Reason]("reason", "", "new", "burst", "returned", "missing", "holiday", "upgrade")

func (r Reason) String() string { return reasonWords.Word(r) }

// MarshalText returns the word.
func (r Reason) MarshalText() ([]byte, error) { return reasonWords.Text(r) }

// UnmarshalText reads the word.
func (r *Reason) UnmarshalText(b []byte) error { return reasonWords.Read(r, b) }

// Finding is one kind of entry that is unusual on a day, at all or at one ACD.
// For Holiday and Upgrade it is many kinds at once, which are in Changes, and
// Kind is zero.
type Finding struct {
	Reason Reason `json:"reason"`
	Kind   Kind   `json:"kind"`

	// ACD is the number of the ACD at which the kind is unusual, zero if it is
	// in all, or if its entries come without ACDs. With a zero Kind, nothing at
	// all came of this ACD. A New kind has an ACD if it came at no other.
	ACD int `json:"acd,omitempty"`

	Count int `json:"count"` // events on this day, at the ACD if there is one

	// Expected is how many events were expected on this day, from the counts
	// of the days before; zero for a kind without any. For a kind that
	// Returned or is Missing that is the expectation after its silence.
	Expected float64 `json:"expected"`

	// Probability says how surprising it is. For a Burst it is that of this
	// many events or more on such a day, for a Missing kind that of a silence
	// this long, for a Returned one that of such a silence followed by an
	// event, all by the kind's own history. For a New kind, and for one
	// Returned of which no count is kept, it is that of a day with a kind
	// never seen before, by how many such days there were lately. It is not
	// below 1e-12: models are not known that well.
	Probability float64 `json:"probability"`

	// Silent is for how many learned days the kind had not come, this day
	// included if it is Missing.
	Silent int `json:"silent,omitempty"`

	// Still is set for a Missing kind, or an Upgrade, that was a finding on the
	// learned day before as well: there is nothing new to say of it.
	Still bool `json:"still,omitempty"`

	// Since is the first learned day on which a Missing kind did not come, or
	// the day of an Upgrade, as its midnight in UTC.
	Since time.Time `json:"since,omitzero"`

	// Changes is what a Holiday or Upgrade is made of, nil for any other.
	Changes *Changes `json:"changes,omitempty"`

	// LastSeen is the last day before this one on which the kind was seen, as
	// its midnight in UTC; zero if it is New.
	LastSeen time.Time `json:"last_seen,omitzero"`

	// First and Last are the earliest and the latest of the entries, as
	// evidence. A Missing kind has none: they are the zero Entry.
	First Entry `json:"first,omitzero"`
	Last  Entry `json:"last,omitzero"`
}

// Changes are the kinds that changed on one day, each in the order of
// Kind.Compare.
type Changes struct {
	Ended []Kind `json:"ended,omitempty"` // came daily, or most days, and did not
	Begun []Kind `json:"begun,omitempty"` // never seen before
	Alike []Pair `json:"alike,omitempty"` // of these, new ones that look like old ones
}

// Pair is a kind that ended and one that looks like its new wording. Who agrees
// gives both to Baseline.Rename.
type Pair struct {
	Old Kind `json:"old"`
	New Kind `json:"new"`
}

// String returns both, the old one first.
func (p Pair) String() string { return p.Old.String() + " -> " + p.New.String() }

// Verdict is the judgement of one day.
type Verdict struct {
	State State `json:"state"`

	// Why says why the State is Unknown; empty for any other.
	Why string `json:"why,omitempty"`

	// Findings come in the order New, Burst, Returned, Missing, Holiday,
	// Upgrade; within a reason the least probable first, then in the order of
	// Kind.Compare and of ACDs.
	Findings []Finding `json:"findings,omitempty"`

	// Days is how many learned days before the judged one it was judged by,
	// and Kinds how many kinds they hold that were tested.
	Days  int `json:"days"`
	Kinds int `json:"kinds"`

	// FalseAlarms is how many findings are expected on a day on which nothing
	// is wrong, New ones aside: the knob's share of one day, less where the
	// counts leave no choice but to stay below it, and where messages that a
	// clock sends miss days on their own up to twice that over a week,
	// and more of it on working days.
	FalseAlarms float64 `json:"false_alarms"`

	// Skipped is how many entries were not judged for being of other days,
	// and Undated how many for having no time. With undated entries the State
	// is never Usual.
	Skipped int `json:"skipped,omitempty"`
	Undated int `json:"undated,omitempty"`

	// Forgotten is set if the baseline has dropped kinds for having too many:
	// a New kind may be one of them. See Baseline.Forgotten.
	Forgotten bool `json:"forgotten,omitempty"`
}

const (
	// monthDays is the month of the knob.
	monthDays = 30

	defaultFalseAlarms = 1
	maxFalseAlarms     = 300
)

// Unusual judges a day's entries by the days learned before it. Whether the
// day itself, or later ones, have been learned makes no difference. Entries of
// other days are not judged.
//
// # What is found
//
// New is every kind that no day before it had. It is no test and takes nothing
// of the false alarms: a log that gets new kinds on its own gets as many
// findings more. The same goes for a kind of which no count is kept any more,
// which has Returned. A known kind is New at an ACD if it has come so often
// elsewhere that it should have come 5 days at this ACD, by its share of the
// others, or more where kinds keep less to such shares, or came to ACDs late before;
// a rare kind at one ACD more is no finding. An ACD never seen before is
// one finding.
//
// Burst is a count that the kind's history makes too improbable. Returned is
// a kind that had come on four days or more, and comes after a silence of 14
// learned days or more. Missing is a kind that a clock sends, in one number on
// each day or each working day, on the first day without it; and one that came on
// seven days at least and comes on six days of seven or more (of such days: working
// days, or weekends) whose silence is too improbable, and more so than any earlier
// one of that kind. A silence of 14 days is Missing no longer, and the kind can
// return. A kind has one finding at most: it is Returned only if its count is no
// Burst.
//
// All of this is told of a kind at an ACD as well, where the kind is not a
// finding of the same sort itself. An ACD of which nothing came is one finding,
// with its kinds.
//
// Holiday is a day on which most of what a clock sends did not come, or a working
// day as quiet as a weekend on which most of what it sends on working days did not.
// It is one finding, with all that is missing. Days like that are no evidence that a kind
// misses days on its own. Upgrade is a day on which many kinds ended and many
// began: one finding, with the pairs that look alike, and in the 14 days after
// it, with Still, one finding for all that is missing since or shows up in a new
// wording, until Accept. Kinds that look like no old one are New.
//
// # How improbable is too improbable
//
// FalseAlarms/30 is the budget of a day. Each kind is tested for each reason,
// and before the day is looked at, the level of the tests is set so that the
// probabilities with which they fire on their own add up to the budget. An ACD that
// says nothing at all comes first: that costs as often as none of its kinds comes, and
// no more often than it and the ACDs with less to say were seen silent. What a
// clock sends is next, the most reliable of it: it costs as often as such
// messages were seen to miss days on their own, at an ACD besides those on which
// none came at all, and over a week can have up to
// 1.2 times the budget. The others have what that leaves, each day alike, and no less than 40 %.
// Of it, other Missing kinds have at most 12 %, Returned 7 %, a Burst at an ACD
// 4 %, and that of a kind the rest.
//
// Four fifths of the rest go where they find most. What comes a hundred times a
// day comes five times as often on no usual day, and is found at any level;
// what comes once a week is not told from chance at any that could be afforded.
// Between the two, counts are taken in the order of how much likelier they are
// on a day with five times the usual events, and are worth the less the fewer
// than six of them come a day, while the budget lasts. So kinds have levels of
// their own, but a fifth is kept for a level that all have in common. A count is a whole number, so a test seldom reaches its level
// exactly; what one cannot use the others get. No chance is added. A kind that
// comes so seldom that one event is above the level has no burst of one.
//
// # The model
//
// Counts of one kind scatter more than chance alone would have it, for a day
// has a rate of its own: they are Gamma-Poisson, that is negative binomial,
// with a mean for working days, another for Saturday and Sunday, and a spread.
// None of the three is known, so the probability of a count is averaged over
// all that the history leaves possible: with little history the tails are
// wide on their own. The spread, and how weekends differ, are drawn towards
// what is found in the other kinds of the same log, so a rare kind need not
// show its own: those that come about as often say most of that. A day that is 42 days old counts half. (One negative binomial
// fitted to each kind would be simpler, but its tails are too thin: it takes
// what a month has shown for all there is to know.) Of two days in a hundred the
// rate is taken to be one standard deviation up, which makes the tail that of
// lognormal rates; and tests of bursts are charged 1.2 times, those of Missing
// three times what the model says of them, for days are not independent and rates
// wander. A kind at an ACD scatters as
// the kind does, around what the ACD has of other kinds, until its own counts say
// otherwise.
//
// Kinds are not independent: all of them follow what the site does. A day on
// which two thirds of the frequent kinds come 1.3 times as often as expected makes
// none of them unusual by itself: their counts are taken down by what a third of
// them have less than, by no more than 1.6, unless half of them come 1.8 times as
// often, which is a storm.
//
// Silence is judged by the days with and without an event, which see a
// message that comes exactly once a day for what it is: the probability of a
// day without one is averaged likewise, for working days and weekends apart,
// from the days up to the one on which the kind was last seen. Each of them counts
// half, for days next to each other are rather alike. For a kind that is not
// steady, the judged day's part is that of the count model, if that is less: what
// comes thirty times a day does not stay away by chance.
//
// The model is not the world: days are taken as independent, a trend is only
// followed by forgetting, and what comes weekly or monthly is only rare. The
// simulations in bench/unusual say how far it carries.
//
// # Anomalous days
//
// They are learned like any other, but up to three days of a kind whose counts
// the other days make all but impossible (one in a million) are left out when
// it is judged: a burst does not hide the next one. From the fourth such day
// on all of them count, and within days they are the kind's new habit. A kind
// reported New is known the day after.
//
// # Too little history
//
// With less than 14 of the last 28 days learned, or less than two days like
// the judged one among them, working day or weekend, the State is Unknown, and
// only New kinds are found, if any day was learned at all. It is Unknown as
// well if nothing is found and entries have no time.
//
// A log that could not be read must not be judged as one without entries.
func (b *Baseline) Unusual(day time.Time, entries []Entry) Verdict {
	b = b.read()
	d := rarity.DayOf(day)
	v := Verdict{Forgotten: b.dropped}
	today := make(map[Kind]*brought)
	var kinds Kinds
	for _, e := range entries {
		switch {
		case e.Time.IsZero():
			v.Undated++
			continue
		case rarity.DayOf(e.Time) != d || !d.Valid():
			v.Skipped++
			continue
		}
		k := kinds.Of(e)
		if today[k] == nil {
			today[k] = &brought{acds: make(map[int]*bunch)}
		}
		today[k].add(e)
	}
	p := b.plan(d)
	v.Days, v.Kinds, v.Why = p.Days, p.Tests, p.Why
	if v.Why == "" {
		v.FalseAlarms = p.Spent
	}
	v.Findings = p.judge(today)
	switch {
	case v.Why != "":
	case len(v.Findings) > 0:
		v.State = Unusual
	case v.Undated > 0:
		v.Why = fmt.Sprintf("%d of the entries have no time", v.Undated)
	default:
		v.State = Usual
	}
	return v
}

// bunch is events of one sort on a day.
type bunch struct {
	count       int
	first, last Entry
}

func (s *bunch) add(e Entry) {
	if s.count == 0 {
		s.first, s.last = e, e
	}
	s.count = min(s.count+events(e), maxCount)
	if e.Time.Before(s.first.Time) {
		s.first = e
	}
	if !e.Time.Before(s.last.Time) {
		s.last = e
	}
}

// brought is what a day brought of one kind.
type brought struct {
	bunch
	acds map[int]*bunch // zero for entries without one
}

func (b *brought) add(e Entry) {
	b.bunch.add(e)
	if b.acds[e.ACD.Number] == nil {
		b.acds[e.ACD.Number] = &bunch{}
	}
	b.acds[e.ACD.Number].add(e)
}

// onlyACD returns the ACD of all events, zero if there are several.
func (b *brought) onlyACD() int {
	if len(b.acds) == 1 {
		return b.first.ACD.Number
	}
	return 0
}

// dailyBudget returns the false alarms of one day.
func (b *Baseline) dailyBudget() float64 {
	f := b.FalseAlarms
	if !(f > 0) {
		f = defaultFalseAlarms
	}
	return min(f, maxFalseAlarms) / monthDays
}

func sortFindings(all []Finding) {
	slices.SortFunc(all, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.Reason, y.Reason), cmp.Compare(x.Probability, y.Probability), x.Kind.Compare(y.Kind), cmp.Compare(x.ACD, y.ACD))
	})
}
