package archive

import (
	"strings"

	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/window"
)

// run makes a run of the values of a row or a form.
func run(rec *window.Record) (Run, bool) {
	v := rec.Values
	if rec.Form && v[kind].Shown == "" && v[status].Shown == "" {
		return Run{}, false
	}
	sheet := rec.Sheet
	r := Run{ACD: rec.ACD, Text: v[status].Shown, At: sheet.Line(rec.Row), Where: Where{ACD: rec.At}}
	if r.Kind = kindOf(strings.TrimSuffix(v[kind].Text, ":")); r.Kind != 0 {
		r.Where.Kind = sheet.Position(rec.Rows[kind], v[kind])
	} else {
		sheet.Fail(rec.Rows[kind], v[kind], "no kind of archive: %q", v[kind].Shown)
	}
	i := rec.Rows[status]
	r.State = stateOf(v[status].Text)
	switch {
	case r.Text == "":
		sheet.Fail(i, v[status], "no status")
	case v[status].Cut():
		sheet.Fail(i, v[status], "a part of the status %q is hidden", r.Text)
	case sheet.Ended(i, v[status]):
		r.State = Unknown
		sheet.Fail(i, v[status], "the capture ends in the status %q", r.Text)
	}
	if r.Text != "" {
		r.Where.State = sheet.Position(i, v[status])
	}
	at := func(column int) (t wallclock.Time) {
		if v[column].Shown != "" && !window.IsNone(v[column].Text) {
			t, _ = sheet.Time(rec.Rows[column], v[column])
		}
		return t
	}
	ran := at(last)
	if r.Last, r.Seconds = ran.Time, ran.Shape.HasSeconds(); !r.Last.IsZero() {
		r.Where.Last = sheet.Position(rec.Rows[last], v[last])
	}
	// What is to run at a time that the clock skips, or shows twice, need not run before
	// the last instant that this can mean.
	if r.Next = at(next).Latest(); !r.Next.IsZero() {
		r.Where.Next = sheet.Position(rec.Rows[next], v[next])
	}
	return r, r.Kind != 0
}

// kindLabel reads "Daily: finished 05/02/00 00:41", or the line "Daily:" that
// the values of the run stand below.
func kindLabel(f *window.Form, p layout.Pair) {
	f.End()
	f.Set(kind, p.Name)
	v := p.Value
	if v.Shown == "" {
		return
	}
	// The status is what stands before the time.
	at := len(v.Text)
	for j := range v.Text {
		if j > 0 && v.Text[j-1] == ' ' && f.Sheet.IsTime(layout.Value{Text: v.Text[j:]}) {
			at = j
			break
		}
	}
	st := v
	st.Text = strings.TrimSuffix(strings.TrimRight(v.Text[:at], " ,"), " at")
	st.Shown = st.Text
	f.Set(status, st)
	if at < len(v.Text) {
		f.Set(last, v.Tail(v.Text[at:]))
	}
}

// kindOf reads the word of a kind, zero for any other.
func kindOf(s string) Kind {
	p, ok := kindPhrases.Whole([]rune(s))
	if !ok {
		return 0
	}
	return Interval + Kind(p.Of)
}

// stateOf reads a status word of the window.
func stateOf(s string) State {
	p, _ := statePhrases.Whole([]rune(s))
	return State(p.Of)
}
