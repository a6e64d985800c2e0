package backup

import (
	"fmt"
	"log/slog"
	"strings"
	"time"

	"example.com/centrevu"
)

// Label is the volume label of a backup, or the name of a file-system backup.
type Label struct {
	Kind Kind

	// Date is the day of the backup at midnight, for a file-system backup its
	// time, as the server's clock showed it: a label names no zone, so the
	// time is given in UTC and has to be moved to the server's by whoever
	// compares it. A year of two digits lies in 1970-2069.
	Date time.Time

	Number int          // of the backup among those of its day; none for a file-system backup
	Data   Data         // what it holds; nothing for a file-system backup
	ACD    centrevu.ACD // zero: all ACDs
	Tape   int          // number of the tape, from 1; none for a file-system backup

	// Host is the name of the server, where the label has one.
	Host string

	// Version is that of the software, of a file-system backup only: "r18ab.t".
	Version string
}

// Data says what a backup holds.
type Data struct {
	LocalSystem bool // L: local system administration
	System      bool // S: CMS system data
	Historical  bool // H, or A with ACDAdmin
	ACDAdmin    bool // M, or A with Historical: ACD-specific administration
	Custom      bool // C: custom data

	// Short says that the label has three positions and none for custom data,
	// as one document prints it.
	Short bool
}

// String returns the positions: "LSAC".
func (d Data) String() string {
	b := []byte("XXXX")
	if d.LocalSystem {
		b[0] = 'L'
	}
	if d.System {
		b[1] = 'S'
	}
	switch {
	case d.Historical && d.ACDAdmin:
		b[2] = 'A'
	case d.Historical:
		b[2] = 'H'
	case d.ACDAdmin:
		b[2] = 'M'
	}
	if d.Custom {
		b[3] = 'C'
	}
	if d.Short {
		b = b[:3]
	}
	return string(b)
}

// MarshalText returns the positions.
func (d Data) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the positions, four or three.
func (d *Data) UnmarshalText(b []byte) error {
	p := labelParser{all: string(b), end: len(b)}
	read := p.data()
	if p.err == nil && p.i < p.end {
		p.fail(p.i, "four positions expected")
	}
	if p.err == nil {
		*d = read
	}
	return p.err
}

// String returns the label: "CMS-000502-01-LSAC-00-F-01". What ParseLabel has
// read comes out as it went in.
func (l Label) String() string {
	if l.Kind == FileSystem {
		return fmt.Sprintf("CMSADM-%s-%s-%s", l.Version, l.Date.Format("060102150405"), l.Host)
	}
	kind := "?"
	switch l.Kind {
	case Full:
		kind = "F"
	case Incremental:
		kind = "I"
	}
	s := fmt.Sprintf("CMS-%s-%02d-%s-%02d-%s-%02d", l.Date.Format("060102"), l.Number, l.Data, l.ACD.Number, kind, l.Tape)
	if l.Host != "" {
		s += fmt.Sprintf("-%02d-%s%s", len(l.Host), l.Host, strings.Repeat("0", max(0, hostWidth-len(l.Host))))
	}
	return s
}

// MarshalText returns the label. A Label that no label can stand for is an
// error; the zero Label is the empty text.
func (l Label) MarshalText() ([]byte, error) {
	if l == (Label{}) {
		return nil, nil
	}
	s := l.String()
	if read, err := ParseLabel(s); err != nil || read != l {
		return nil, fmt.Errorf("no label for these values: %.80q", s)
	}
	return []byte(s), nil
}

// UnmarshalText reads a label; the empty text is the zero Label.
func (l *Label) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*l = Label{}
		return nil
	}
	read, err := ParseLabel(string(b))
	if err == nil {
		*l = read
	}
	return err
}

// LogValue returns the label and what it says.
func (l Label) LogValue() slog.Value {
	attrs := []slog.Attr{slog.String("label", l.String()), slog.String("kind", l.Kind.String())}
	if l.Kind != FileSystem {
		attrs = append(attrs, slog.String("data", l.Data.String()))
	}
	if !l.ACD.IsZero() {
		attrs = append(attrs, slog.Any("acd", l.ACD))
	}
	return slog.GroupValue(attrs...)
}
