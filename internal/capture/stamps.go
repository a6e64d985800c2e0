package capture

import (
	"bufio"
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"time"
)

// Terminal programs (SecureCRT, Tera Term, MobaXterm) and ts(1) can write the
// time before each line of a log. The terminal never got it.

// stampShapes are the shapes: in brackets of some kind anything with a time of day;
// without them what ts(1) writes by itself, with -i or -s, and for seconds of Unix;
// and ISO 8601, also with slashes.
var stampShapes = []*regexp.Regexp{
	regexp.MustCompile(`^[\[(<][^][()<>\n\x1b]{0,32}\d{1,2}[:.]\d\d[:.]\d\d[^][()<>\n\x1b]{0,16}[\])>][ \t]?`),
	regexp.MustCompile(`^\d\d:\d\d:\d\d(?:\.\d{1,9})? `),
	regexp.MustCompile(`^\d{9,10}(?:\.\d{1,9})? `),
	regexp.MustCompile(`^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d `),
	regexp.MustCompile(`^\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? `),
}

// maxStamp is the longest of them.
const maxStamp = 64

// stampShape returns the shape that the lines of b begin with, nil if they do
// not. A line may be left without one where the log was cut or a program wrote
// into it, but not many.
func stampShape(b []byte, whole bool) *regexp.Regexp {
	for _, shape := range stampShapes {
		if !shape.Match(b[:min(len(b), maxStamp)]) {
			continue
		}
		lines := bytes.SplitAfter(b, []byte("\n"))
		if !whole && len(lines) > 1 {
			lines = lines[:len(lines)-1]
		}
		n, all := 0, 0
		for _, line := range lines {
			if len(bytes.Trim(line, "\r\n \x00")) == 0 {
				continue
			}
			all++
			if shape.Match(line[:min(len(line), maxStamp)]) {
				n++
			}
		}
		if n >= 3 && n*10 >= all*9 {
			return shape
		}
	}
	return nil
}

// stamps takes the time stamps off the lines of a log.
type stamps struct {
	shape *regexp.Regexp
	loc   *time.Location
}

// at reads a stamp. It is zero where that names no day for certain.
func (s *stamps) at(stampText []byte) time.Time {
	text := string(bytes.Trim(stampText, "[]()<> \t"))
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		return unix(seconds)
	}
	t, _ := Time(text, s.loc)
	return t
}

// UnreadStamps returns the first and the last of the times before the lines of a text that
// name a day which is not read: a year is missing, or day and month can be either. Whoever
// knows about when that was has more to say.
func UnreadStamps(text []byte) []string {
	s := stamps{shape: stampShape(text, true), loc: time.UTC}
	if s.shape == nil {
		return nil
	}
	var unread []string
	for line := range bytes.Lines(text) {
		m := s.shape.Find(line[:min(len(line), maxStamp)])
		if m == nil || !s.at(m).IsZero() || !dayInStamp.Match(m) {
			continue
		}
		if len(unread) == 2 {
			unread = unread[:1]
		}
		unread = append(unread, string(bytes.Trim(m, "[]()<> \t")))
	}
	return unread
}

// dayInStamp is a digit before the time of day, or behind it and its fraction and zone.
var dayInStamp = regexp.MustCompile(`^\D*\d+\D+\d+\D.*\d{1,2}[:.]\d\d[:.]\d\d|^\D*\pL{3}\D*\d+\D+\d{1,2}[:.]\d\d[:.]\d\d|\d{1,2}[:.]\d\d[:.]\d\d\S* +\S*\d`)

// stamped is output with time stamps.
type stamped struct {
	in *input
	stamps
	blanks  bool // each stamp becomes blanks
	inLine  bool
	now     time.Time
	elapsed time.Duration
}

func (s *stamped) next() (Chunk, error) {
	b, err := s.in.peek(sniffed)
	if len(b) == 0 {
		return Chunk{}, err
	}
	if !s.inLine {
		if m := s.shape.Find(b[:min(len(b), maxStamp)]); m != nil {
			s.tick(s.at(m))
			c := s.chunk(bytes.Repeat([]byte(" "), len(m)))
			s.in.skip(len(m))
			b = b[len(m):]
			if s.inLine = true; s.blanks {
				return c, nil
			}
		}
		s.inLine = true
		if len(b) == 0 {
			return s.next()
		}
	}
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		b = b[:i+1]
		s.inLine = false
	}
	c := s.chunk(b)
	s.in.skip(len(b))
	return c, nil
}

func (s *stamped) chunk(b []byte) Chunk {
	return Chunk{Bytes: b, Offset: s.in.offset, Exact: true, At: s.now, Timed: !s.now.IsZero(), Elapsed: s.elapsed}
}

// tick notes the time of a line. Clocks are set back; that takes no time.
func (s *stamped) tick(t time.Time) {
	if t.IsZero() {
		return
	}
	if !s.now.IsZero() && t.After(s.now) {
		s.elapsed = min(s.elapsed+t.Sub(s.now), maxElapsed)
	}
	s.now = t
}

// stampedText is text with time stamps, which become blanks, so that what stands
// behind them keeps its place.
type stampedText struct {
	r *bufio.Reader
	stamps
	times []timeAt
	off   int64
	rest  []byte // of the line
}

type timeAt struct {
	offset int64
	at     time.Time
}

// maxTimes bounds how many times are kept.
const maxTimes = 1 << 20

func (s *stampedText) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		line, err := s.r.ReadSlice('\n')
		if len(line) == 0 {
			return 0, err
		}
		s.rest = slices.Clone(line)
		if m := s.shape.Find(s.rest[:min(len(s.rest), maxStamp)]); m != nil {
			if at := s.at(m); !at.IsZero() && len(s.times) < maxTimes {
				s.times = append(s.times, timeAt{s.off, s.notBefore(at)})
			}
			for i := range m {
				m[i] = ' '
			}
		}
		s.off += int64(len(line))
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// setBack is by how much clocks are set back at most; a text that goes further
// back has another log in it.
const setBack = 2 * time.Hour

// notBefore is the time of a line, or that of the line before it if the clock
// was set back between the two.
func (s *stampedText) notBefore(at time.Time) time.Time {
	if n := len(s.times); n > 0 {
		if last := s.times[n-1].at; at.Before(last) && last.Sub(at) <= setBack {
			return last
		}
	}
	return at
}

// shownAt is the time of the last line before the offset.
func (s *stampedText) shownAt(offset int64) time.Time {
	i := sort.Search(len(s.times), func(i int) bool { return s.times[i].offset > offset })
	if i == 0 {
		return time.Time{}
	}
	return s.times[i-1].at
}
