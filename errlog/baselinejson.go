package errlog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/mask"
	"example.com/centrevu/internal/rarity"
)

const (
	baselineVersion = 2 // 1 has no ACDs, and kinds that were masked otherwise

	// maxJSON is the longest JSON that is read: a baseline with every kind on
	// every day has a third of it.
	maxJSON = 16 << 20
)

// ErrBaseline says that what should be a Baseline's JSON is none.
var ErrBaseline = errors.New("no baseline")

type baselineJSON struct {
	Version     int        `json:"version"`
	Learned     []string   `json:"learned"`
	Accepted    []string   `json:"accepted,omitempty"`
	Forgotten   string     `json:"forgotten,omitempty"`
	ACDsDropped bool       `json:"acds_dropped,omitempty"`
	Kinds       []kindJSON `json:"kinds"`
}

type kindJSON struct {
	Kind string `json:"kind"`
	spanJSON
	ACDs []acdJSON `json:"acds,omitempty"`
}

type acdJSON struct {
	ACD int `json:"acd"`
	spanJSON
}

type spanJSON struct {
	First  string `json:"first"`
	Last   string `json:"last"`
	Counts string `json:"counts,omitempty"`
}

// MarshalJSON writes the baseline, always in the same way:
//
//	{"version": 2,
//	 "learned": ["2026-01-05/2026-03-01", "2026-03-03"],
//	 "accepted": ["2026-02-10"],
//	 "forgotten": "2025-11-30",
//	 "kinds": [
//	   {"kind": "3 INFO Link to ACD <n> is down",
//	    "first": "2025-12-24", "last": "2026-03-03", "counts": "40:2 7:1 0:12",
//	    "acds": [
//	      {"acd": 4, "first": "2025-12-24", "last": "2026-03-03", "counts": "40:2 7:1 0:12"}]}]}
//
// learned holds days and, with a slash, first and last day of a run of days.
// accepted holds the days given to Accept. forgotten, if there, is the last day
// on which a kind was seen that was dropped; acds_dropped says that ACDs were.
// Kinds are in the order of Kind.Compare, and their ACDs by number. counts holds
// age:count pairs, oldest first; the age is in days before the last day learned,
// and a learned day that is not there had none.
func (b Baseline) MarshalJSON() ([]byte, error) {
	out := baselineJSON{Version: baselineVersion, Learned: []string{}, Kinds: []kindJSON{}}
	for i := 0; i < len(b.learned); {
		j := i + 1
		for j < len(b.learned) && b.learned[j] == b.learned[j-1]+1 {
			j++
		}
		s := b.learned[i].String()
		if j-i > 1 {
			s += "/" + b.learned[j-1].String()
		}
		out.Learned = append(out.Learned, s)
		i = j
	}
	if b.dropped {
		out.Forgotten = b.forgotten.String()
	}
	for _, d := range b.accepted {
		out.Accepted = append(out.Accepted, d.String())
	}
	out.ACDsDropped = b.acdsDropped
	for _, k := range b.sorted() {
		h := b.kinds[k]
		kind := kindJSON{Kind: k.String(), spanJSON: b.spanJSON(&h.span)}
		for _, acd := range slices.Sorted(maps.Keys(h.acds)) {
			kind.ACDs = append(kind.ACDs, acdJSON{acd, b.spanJSON(h.acds[acd])})
		}
		out.Kinds = append(out.Kinds, kind)
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false) // the masks stay readable where the caller's encoder leaves them
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

func (b *Baseline) spanJSON(s *span) spanJSON {
	var counts []byte
	newest := b.newest()
	for i, t := range s.counts {
		if i > 0 {
			counts = append(counts, ' ')
		}
		counts = strconv.AppendInt(counts, int64(newest-t.Day), 10)
		counts = append(counts, ':')
		counts = strconv.AppendInt(counts, int64(t.Count), 10)
	}
	return spanJSON{s.first.String(), s.last.String(), string(counts)}
}

// UnmarshalJSON reads what MarshalJSON wrote. It takes nothing on trust: what
// is too long, of another version, not whole, or says what no learning can
// have led to is an error that wraps ErrBaseline, and leaves the baseline as
// it was. FalseAlarms and Holidays stay as they are. Version 1 is read as well:
// its kinds are masked as they are today, and have no ACDs.
func (b *Baseline) UnmarshalJSON(data []byte) error {
	if len(data) > maxJSON {
		return fmt.Errorf("%w: more than %d bytes", ErrBaseline, maxJSON)
	}
	var version struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &version); err != nil {
		return fmt.Errorf("%w: %w", ErrBaseline, err)
	}
	if version.Version < 1 || version.Version > baselineVersion {
		return fmt.Errorf("%w: version %d, not 1 to %d", ErrBaseline, version.Version, baselineVersion)
	}
	var in baselineJSON
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return fmt.Errorf("%w: %w", ErrBaseline, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return fmt.Errorf("%w: something behind it", ErrBaseline)
	}
	read := Baseline{FalseAlarms: b.FalseAlarms, Holidays: b.Holidays}
	if err := read.fill(in); err != nil {
		return fmt.Errorf("%w: %w", ErrBaseline, err)
	}
	*b = read
	return nil
}

func (b *Baseline) fill(in baselineJSON) (err error) {
	for _, s := range in.Learned {
		if err := b.fillDays(s); err != nil {
			return err
		}
	}
	for _, s := range in.Accepted {
		d, err := rarity.ParseDay(s)
		if err != nil {
			return err
		}
		b.accept(d)
	}
	if len(in.Accepted) != len(b.accepted) {
		return errors.New("days accepted twice, or too many of them")
	}
	b.acdsDropped = in.ACDsDropped
	if in.Forgotten != "" {
		if b.forgotten, err = rarity.ParseDay(in.Forgotten); err != nil {
			return err
		}
		b.dropped = true
	}
	if len(in.Kinds) > maxKinds {
		return fmt.Errorf("%d kinds, more than %d", len(in.Kinds), maxKinds)
	}
	if len(in.Kinds) > 0 {
		b.kinds = make(map[Kind]*history, len(in.Kinds))
	}
	written := make(map[string]bool, len(in.Kinds))
	for _, kj := range in.Kinds {
		var k Kind
		if err := k.UnmarshalText([]byte(kj.Kind)); err != nil {
			return err
		}
		if len(k.Text) > maxKindText || len(k.Severity) > maxKindText || !utf8.ValidString(k.Text) {
			return fmt.Errorf("kind %.60q is too long", kj.Kind)
		}
		if written[kj.Kind] {
			return fmt.Errorf("kind %.60q is there twice", kj.Kind)
		}
		written[kj.Kind] = true
		h, err := b.fillKind(kj)
		if err != nil {
			return fmt.Errorf("kind %.60q: %w", kj.Kind, err)
		}
		if in.Version == 1 {
			k = k.again()
			if was := b.kinds[k]; was != nil { // two kinds that are one now
				h.merge(was, together)
			}
		}
		b.kinds[k] = h
	}
	return nil
}

// again returns a kind of version 1 as it is masked today.
func (k Kind) again() Kind {
	if len(k.Text) < maxKindText { // it was not cut
		k.Text = string(mask.Text(nil, k.Text))
	}
	return k
}

// fillDays adds a day, or a run of days, behind those that are there.
func (b *Baseline) fillDays(s string) error {
	first, last, run := strings.Cut(s, "/")
	if !run {
		last = first
	}
	from, err := rarity.ParseDay(first)
	if err != nil {
		return err
	}
	to, err := rarity.ParseDay(last)
	if err != nil {
		return err
	}
	if to < from || len(b.learned) > 0 && from <= b.newest() {
		return fmt.Errorf("learned days are not in order at %.30q", s)
	}
	start := from
	if len(b.learned) > 0 {
		start = b.learned[0]
	}
	if to-start >= window {
		return fmt.Errorf("learned days span more than %d", window)
	}
	for d := from; d <= to; d++ {
		b.learned = append(b.learned, d)
	}
	return nil
}

func (b *Baseline) fillKind(kj kindJSON) (*history, error) {
	var h history
	if err := b.fillSpan(&h.span, kj.spanJSON); err != nil {
		return nil, err
	}
	for _, a := range kj.ACDs {
		if a.ACD <= 0 || h.acds[a.ACD] != nil {
			return nil, fmt.Errorf("no ACD %d, or it is there twice", a.ACD)
		}
		var s span
		if err := b.fillSpan(&s, a.spanJSON); err != nil {
			return nil, fmt.Errorf("ACD %d: %w", a.ACD, err)
		}
		if s.first < h.first || s.last > h.last {
			return nil, fmt.Errorf("ACD %d was seen when the kind was not", a.ACD)
		}
		if h.acds == nil {
			h.acds = make(map[int]*span)
		}
		h.acds[a.ACD] = &s
	}
	if len(h.acds) > maxACDs {
		return nil, fmt.Errorf("%d ACDs, more than %d", len(h.acds), maxACDs)
	}
	return &h, nil
}

func (b *Baseline) fillSpan(h *span, kj spanJSON) (err error) {
	if h.first, err = rarity.ParseDay(kj.First); err != nil {
		return err
	}
	if h.last, err = rarity.ParseDay(kj.Last); err != nil {
		return err
	}
	if h.first > h.last || len(b.learned) == 0 || h.last > b.newest() {
		return errors.New("first and last day do not fit")
	}
	// Splitting into a slice of strings would take eight times the memory.
	for pair := range strings.FieldsSeq(kj.Counts) {
		age, count, ok := strings.Cut(pair, ":")
		a, err1 := strconv.ParseUint(age, 10, 31)
		n, err2 := strconv.ParseUint(count, 10, 31)
		if !ok || err1 != nil || err2 != nil || n == 0 || n > maxCount {
			return fmt.Errorf("no age and count: %.30q", pair)
		}
		d := b.newest() - civil(a)
		if _, ok := slices.BinarySearch(b.learned, d); !ok || d < h.first || d > h.last {
			return fmt.Errorf("a count %d days back, where nothing was learned or seen", a)
		}
		if len(h.counts) > 0 && h.counts[len(h.counts)-1].Day >= d {
			return fmt.Errorf("counts are not in order at %.30q", pair)
		}
		h.counts = append(h.counts, tally{Day: d, Count: int32(n)})
	}
	// The last day seen has a count, if counts of it are kept at all.
	n := len(h.counts)
	if h.last > b.newest()-window && (n == 0 || h.counts[n-1].Day != h.last) {
		return errors.New("no count on the last day seen")
	}
	return nil
}
