package backup

import (
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/wallclock"
)

// hostWidth is how wide the name of the host is in a label, filled up with
// zeros.
const hostWidth = 15

// ParseLabel reads a volume label, CMS-NNNNNN-NN-LLLL-NN-L-NN (HA guide p. A-2,
// DOC):
//
//	CMS-000502-01-LSAC-00-F-01
//	    |      |  |    |  | number of the tape
//	    |      |  |    |  F full, I incremental
//	    |      |  |    ACD, 00 for all
//	    |      |  L local system administration, S CMS system data, H historical or
//	    |      |  M ACD-specific administration or A both, C custom; X in place of any: not
//	    |      number of backups for this day
//	    yymmdd
//
// Part 4 may have three positions, which the administration guide prints (DOC,
// taken for a misprint); then nothing is said of custom data. A later disk
// file's host part, NN-hhhhhhhhhhhhhhh, may follow: the length of the name,
// and the name with zeros behind it up to 15 characters (3P; how it joins the
// label was not seen: read behind a "-").
//
// The name of a file-system backup, CMSADM-version-yymmddHHMMSS-host as in
// CMSADM-r18ab.t-121116151708-digger (3P), is read too.
//
// Letters are capitals. Numbers are what they can be: a day that exists, an ACD
// up to 26, a tape from 1 on. A label of a backup that holds nothing is none.
// Blanks around the label are passed over. The error is a *centrevu.ParseError
// with the column of the first character that cannot be; it wraps
// centrevu.ErrEmpty if s is blank, centrevu.ErrSyntax otherwise.
func ParseLabel(s string) (Label, error) {
	p := labelParser{all: s, i: len(s) - len(strings.TrimLeft(s, " \t\r\n"))}
	p.end = len(strings.TrimRight(s, " \t\r\n"))
	if p.i >= p.end {
		return Label{}, &centrevu.ParseError{Err: fmt.Errorf("%w: no label", centrevu.ErrEmpty)}
	}
	var l Label
	if strings.HasPrefix(p.rest(), "CMSADM-") {
		l = p.fileSystem()
	} else {
		l = p.volume()
	}
	if p.err != nil {
		return Label{}, p.err
	}
	return l, nil
}

// labelParser reads a label from left to right and keeps its first error.
type labelParser struct {
	all    string
	i, end int
	err    error
}

func (p *labelParser) rest() string { return p.all[p.i:p.end] }

// fail notes what is wrong at a place, unless something before it was.
func (p *labelParser) fail(at int, format string, args ...any) {
	if p.err != nil {
		return
	}
	p.err = &centrevu.ParseError{
		Position: centrevu.Position{Offset: int64(at), Line: 1, Column: cells.Len(cells.ExpandTabs(p.all[:at])) + 1},
		Text:     cells.ExpandTabs(strings.TrimRight(p.all, "\r\n")),
		Err:      fmt.Errorf("%w: "+format, append([]any{centrevu.ErrSyntax}, args...)...),
	}
}

// literal reads what must stand next.
func (p *labelParser) literal(want string) {
	if p.err != nil {
		return
	}
	for n := range len(want) {
		if p.i+n >= p.end || p.all[p.i+n] != want[n] {
			p.fail(p.i+n, "%q expected", want)
			return
		}
	}
	p.i += len(want)
}

// number reads digits, as many as a part has.
func (p *labelParser) number(digits int, what string, least, most int) int {
	if p.err != nil {
		return 0
	}
	start, n := p.i, 0
	for range digits {
		if p.i >= p.end || p.all[p.i] < '0' || p.all[p.i] > '9' {
			p.fail(p.i, "%s: %d digits expected", what, digits)
			return 0
		}
		n = n*10 + int(p.all[p.i]-'0')
		p.i++
	}
	if n < least || n > most {
		p.fail(start, "%s %0*d", what, digits, n)
	}
	return n
}

// letter reads one of the letters and returns it.
func (p *labelParser) letter(letters, what string) byte {
	if p.err != nil {
		return 0
	}
	if p.i >= p.end || strings.IndexByte(letters, p.all[p.i]) < 0 {
		p.fail(p.i, "%s: one of %s expected", what, strings.Join(strings.Split(letters, ""), " "))
		return 0
	}
	p.i++
	return p.all[p.i-1]
}

// date reads yymmdd.
func (p *labelParser) date() time.Time {
	start := p.i
	year := p.number(2, "year", 0, 99)
	month := p.number(2, "month", 1, 12)
	day := p.number(2, "day", 1, 31)
	if p.err != nil {
		return time.Time{}
	}
	y, m, d, _, err := wallclock.Reader{}.Date(fmt.Sprintf("%02d/%02d/%02d", month, day, year))
	if err != nil {
		p.fail(start+len("yymm"), "%v", err)
		return time.Time{}
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func (p *labelParser) volume() (l Label) {
	p.literal("CMS-")
	l.Date = p.date()
	p.literal("-")
	l.Number = p.number(2, "number of the backup", 0, 99)
	p.literal("-")
	l.Data = p.data()
	p.literal("-")
	l.ACD.Number = p.number(2, "ACD", 0, centrevu.MaxACD)
	p.literal("-")
	switch p.letter("FI", "kind of backup") {
	case 'F':
		l.Kind = Full
	case 'I':
		l.Kind = Incremental
	}
	p.literal("-")
	l.Tape = p.number(2, "tape", 1, 99)
	if p.err == nil && p.i < p.end {
		p.literal("-")
		l.Host = p.host()
	}
	return l
}

// data reads the four positions, or three.
func (p *labelParser) data() (d Data) {
	start := p.i
	d.LocalSystem = p.letter("LX", "position 1") == 'L'
	d.System = p.letter("SX", "position 2") == 'S'
	third := p.letter("HMAX", "position 3")
	d.Historical = third == 'H' || third == 'A'
	d.ACDAdmin = third == 'M' || third == 'A'
	if d.Short = p.err == nil && (p.i == p.end || p.all[p.i] == '-'); !d.Short {
		d.Custom = p.letter("CX", "position 4") == 'C'
	}
	if d == (Data{Short: d.Short}) {
		p.fail(start, "a backup of nothing")
	}
	return d
}

// host reads the later host part.
func (p *labelParser) host() string {
	n := p.number(2, "length of the host", 1, hostWidth)
	p.literal("-")
	start := p.i
	for range hostWidth {
		p.hostLetter()
	}
	if p.err != nil {
		return ""
	}
	for i := start + n; i < p.i; i++ {
		if p.all[i] != '0' {
			p.fail(i, "host: zeros expected behind its %d characters", n)
			return ""
		}
	}
	if p.i < p.end {
		p.fail(p.i, "host: more than %d characters", hostWidth)
	}
	return p.all[start : start+n]
}

// hostLetter reads a letter, digit or sign that a host's name can have.
func (p *labelParser) hostLetter() {
	if p.err != nil {
		return
	}
	if p.i >= p.end || !hostChar(p.all[p.i]) {
		p.fail(p.i, "host: %d letters, digits, \"-\", \".\" or \"_\" expected, zeros behind the name", hostWidth)
		return
	}
	p.i++
}

func hostChar(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._", c) >= 0
}

// maxName bounds the version and the host in the name of a file-system backup.
const maxName = 255

// fileSystem reads CMSADM-version-yymmddHHMMSS-host.
func (p *labelParser) fileSystem() Label {
	p.literal("CMSADM-")
	l := Label{Kind: FileSystem}
	l.Version = p.name("version", false)
	p.literal("-")
	day := p.date()
	hour := p.number(2, "hour", 0, 23)
	minute := p.number(2, "minute", 0, 59)
	second := p.number(2, "second", 0, 59)
	l.Date = day.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second)
	p.literal("-")
	l.Host = p.name("host", true)
	if p.err == nil && p.i < p.end {
		p.fail(p.i, "host: letters, digits, \"-\", \".\" or \"_\" expected")
	}
	return l
}

// name reads letters, digits and signs, a "-" only where it is allowed.
func (p *labelParser) name(what string, dash bool) string {
	if p.err != nil {
		return ""
	}
	start := p.i
	for p.i < p.end && hostChar(p.all[p.i]) && (dash || p.all[p.i] != '-') {
		p.i++
	}
	if n := p.i - start; n == 0 || n > maxName {
		p.fail(start, "%s: 1 to %d letters, digits, \".\" or \"_\" expected", what, maxName)
	}
	return p.all[start:p.i]
}
