package errlog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	baselineVersion = 1

	// maxJSON is the longest JSON that is read: a baseline with every kind on
	// every day has a third of it.
	maxJSON = 16 << 20
)

// ErrBaseline says that what should be a Baseline's JSON is none.
var ErrBaseline = errors.New("no baseline")

type baselineJSON struct {
	Version   int        `json:"version"`
	Learned   []string   `json:"learned"`
	Forgotten string     `json:"forgotten,omitempty"`
	Kinds     []kindJSON `json:"kinds"`
}

type kindJSON struct {
	Kind   string `json:"kind"`
	First  string `json:"first"`
	Last   string `json:"last"`
	Counts string `json:"counts,omitempty"`
}

// MarshalJSON writes the baseline, always in the same way:
//
//	{"version": 1,
//	 "learned": ["2026-01-05/2026-03-01", "2026-03-03"],
//	 "forgotten": "2025-11-30",
//	 "kinds": [
//	   {"kind": "3 INFO Link to ACD <n> is down",
//	    "first": "2025-12-24", "last": "2026-03-03", "counts": "40:2 7:1 0:12"}]}
//
// learned holds days and, with a slash, first and last day of a run of days.
// forgotten, if there, is the last day on which a kind was seen that was
// dropped. Kinds are in the order of Kind.Compare. counts holds age:count
// pairs, oldest first; the age is in days before the last day learned, and a
// learned day that is not there had none.
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
	newest := b.newest()
	var counts []byte
	for _, k := range b.sorted() {
		h := b.kinds[k]
		counts = counts[:0]
		for i, t := range h.counts {
			if i > 0 {
				counts = append(counts, ' ')
			}
			counts = strconv.AppendInt(counts, int64(newest-t.day), 10)
			counts = append(counts, ':')
			counts = strconv.AppendInt(counts, int64(t.count), 10)
		}
		out.Kinds = append(out.Kinds, kindJSON{k.String(), h.first.String(), h.last.String(), string(counts)})
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false) // the masks stay readable where the caller's encoder leaves them
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON reads what MarshalJSON wrote. It takes nothing on trust: what
// is too long, of another version, not whole, or says what no learning can
// have led to is an error that wraps ErrBaseline, and leaves the baseline as
// it was. FalseAlarms stays as it is.
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
	if version.Version != baselineVersion {
		return fmt.Errorf("%w: version %d, not %d", ErrBaseline, version.Version, baselineVersion)
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
	read := Baseline{FalseAlarms: b.FalseAlarms}
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
	if in.Forgotten != "" {
		if b.forgotten, err = parseDay(in.Forgotten); err != nil {
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
	for _, kj := range in.Kinds {
		var k Kind
		if err := k.UnmarshalText([]byte(kj.Kind)); err != nil {
			return err
		}
		if len(k.Text) > maxKindText || len(k.Severity) > maxKindText || !utf8.ValidString(k.Text) {
			return fmt.Errorf("kind %.60q is too long", kj.Kind)
		}
		if b.kinds[k] != nil {
			return fmt.Errorf("kind %.60q is there twice", kj.Kind)
		}
		h, err := b.fillKind(kj)
		if err != nil {
			return fmt.Errorf("kind %.60q: %w", kj.Kind, err)
		}
		b.kinds[k] = h
	}
	return nil
}

// fillDays adds a day, or a run of days, behind those that are there.
func (b *Baseline) fillDays(s string) error {
	first, last, run := strings.Cut(s, "/")
	if !run {
		last = first
	}
	from, err := parseDay(first)
	if err != nil {
		return err
	}
	to, err := parseDay(last)
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
	var err error
	if h.first, err = parseDay(kj.First); err != nil {
		return nil, err
	}
	if h.last, err = parseDay(kj.Last); err != nil {
		return nil, err
	}
	if h.first > h.last || len(b.learned) == 0 || h.last > b.newest() {
		return nil, errors.New("first and last civil do not fit")
	}
	// Splitting into a slice of strings would take eight times the memory.
	for pair := range strings.FieldsSeq(kj.Counts) {
		age, count, ok := strings.Cut(pair, ":")
		a, err1 := strconv.ParseUint(age, 10, 31)
		n, err2 := strconv.ParseUint(count, 10, 31)
		if !ok || err1 != nil || err2 != nil || n == 0 || n > maxCount {
			return nil, fmt.Errorf("no age and count: %.30q", pair)
		}
		d := b.newest() - civil(a)
		if _, ok := slices.BinarySearch(b.learned, d); !ok || d < h.first || d > h.last {
			return nil, fmt.Errorf("a count %d days back, where nothing was learned or seen", a)
		}
		if len(h.counts) > 0 && h.counts[len(h.counts)-1].day >= d {
			return nil, fmt.Errorf("counts are not in order at %.30q", pair)
		}
		h.counts = append(h.counts, tally{d, int32(n)})
	}
	// The last day seen has a count, if counts of it are kept at all.
	n := len(h.counts)
	if h.last > b.newest()-window && (n == 0 || h.counts[n-1].day != h.last) {
		return nil, errors.New("no count on the last civil seen")
	}
	return &h, nil
}
