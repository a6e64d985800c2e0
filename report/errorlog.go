package report

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// ErrorLog is the customer error log of one server, as far as it was captured.
type ErrorLog struct {
	// Entries holds the entries of the captures in the order shown, those of
	// several files one behind the other and each once. Of a large log they are
	// those that rules look back to: see ReadOptions.LookBack. Where even these
	// take more than 16 MiB, of each kind the first and the last entry at an ACD
	// on a day are there, and the Count of the last is that of all but the first.
	Entries []errlog.Entry `json:"entries"`

	// Earlier counts the entries that are not in Entries, in the order of
	// their days.
	Earlier []EarlierEntries `json:"earlier,omitempty"`

	// Source is the Name of the capture, for evidence; of several, that of the
	// first.
	Source string `json:"source,omitempty"`

	// NotAfter is a time after which the log cannot have been captured: when
	// its screen was shown, else when its file was written. Zero if neither
	// is known: then nothing says up to when the log was read, and a caller who
	// fills an ErrorLog sets it. An entry later than this could not have been seen.
	NotAfter time.Time `json:"not_after,omitzero"`

	// Scope is what the log says of how much of the whole it shows; of several,
	// nothing if one of them reaches as far as NotAfter and shows all.
	Scope errlog.Scope `json:"scope,omitzero"`

	// Unclaimed holds the lines that belong to no entry and are no heading.
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`

	newest time.Time        // of all entries, those that are counted included
	parts  []logPart        // where Entries come from, if from several captures
	at     map[placed]int32 // the indices in Entries, if there are parts
}

// until returns up to when the log shows what happened, if it was read at the
// time given.
func (l *ErrorLog) until(read time.Time) time.Time { return l.Scope.Until(l.newest, read) }

// IsPart reports whether the log says that it is not the whole of what was logged up to
// a time: it is a page of several, has the entries of one ACD, or names a range of dates
// that ended before that. What it shows happened; that nothing else did, it does not say.
func (l *ErrorLog) IsPart(until time.Time) bool {
	return l == nil || l.Scope.Part || l.EndsBefore(until)
}

// EndsBefore reports whether the log names a range of dates that ended before a time, or
// before the log was read, if it is known to have been read later.
func (l *ErrorLog) EndsBefore(t time.Time) bool {
	if l == nil {
		return true
	}
	to := l.Scope.To
	return !to.IsZero() && (to.Before(t) || to.Before(l.NotAfter))
}

// EarlierEntries says how often something was logged on a day.
type EarlierEntries struct {
	Day      time.Time       `json:"day"` // the civil date, as its midnight in UTC
	Code     int             `json:"code"`
	ACD      centrevu.ACD    `json:"acd,omitzero"`
	Severity errlog.Severity `json:"severity"`
	Count    int             `json:"count"`
}

// logPart says from which index on entries come from a capture.
type logPart struct {
	source string
	from   int
}

// Line returns an entry as evidence: its text, at the place of its header.
func (l *ErrorLog) Line(e errlog.Entry) centrevu.Line {
	if l == nil {
		return centrevu.Line{Position: e.At, Text: e.Text}
	}
	source := l.Source
	if i, ok := l.at[placed{e.At, keyOf(e)}]; ok {
		source = l.partOf(int(i))
	}
	return centrevu.Line{Position: e.At, Text: e.Text, Source: source}
}

// partOf returns the capture that an entry comes from.
func (l *ErrorLog) partOf(i int) string {
	n := sort.Search(len(l.parts), func(n int) bool { return l.parts[n].from > i })
	return l.parts[n-1].source
}

// placed is an entry where it stands; the same in two captures is one.
type placed struct {
	at    centrevu.Position
	entry entryKey
}

// place notes where the entries stand of a log of several captures.
func (l *ErrorLog) place() {
	l.at = make(map[placed]int32, len(l.Entries))
	for i, e := range l.Entries {
		k := placed{e.At, keyOf(e)}
		if _, ok := l.at[k]; !ok {
			l.at[k] = int32(i)
		}
	}
}

func sortEarlier(list []EarlierEntries) {
	slices.SortFunc(list, func(a, b EarlierEntries) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Code, b.Code), cmp.Compare(a.ACD.Number, b.ACD.Number),
			cmp.Compare(a.ACD.Name, b.ACD.Name), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Count, b.Count))
	})
}
