package report

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

func TestParseLogins(t *testing.T) {
	tests := []struct {
		name, text string
		users      []string // user, line, from, since
		err        error
		unclaimed  int
	}{
		{"solaris", "root       console      May  2 08:00\ncms        pts/1        May  2 07:55   (desk4.example)\n",
			[]string{"root console  2000-05-02 08:00", "cms pts/1 desk4.example 2000-05-02 07:55"}, nil, 0},
		{"linux", "jo       pts/0        2000-05-01 18:29 (10.0.0.1)\njo       tty1         2000-05-02 07:29\n",
			[]string{"jo pts/0 10.0.0.1 2000-05-01 18:29", "jo tty1  2000-05-02 07:29"}, nil, 0},
		{"heading", "NAME       LINE         TIME          IDLE    PID  COMMENTS\njo   - pts/0        Dec 31 18:29  old    1234  (x)\n",
			[]string{"jo pts/0 x 1999-12-31 18:29"}, nil, 0},
		{"a session", "cms1# who\njo  pts/0  May  2 07:29\ncms1# exit\n", []string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"nobody", "$ who\n$ ", nil, nil, 0},
		{"nobody, counted", "# users=0\n", nil, nil, 0},
		{"cut off", "$ who\n", nil, centrevu.ErrEmpty, 0},
		{"only a heading", "NAME LINE TIME\n", nil, centrevu.ErrEmpty, 0},
		{"nothing", "\n\n", nil, centrevu.ErrEmpty, 0},
		{"a count without rows", "# users=3\n", nil, centrevu.ErrSyntax, 0},
		{"something else", "Backups completed today: 1\n", nil, ErrNotWho, 0},
		{"prose", "The users are\njo  pts/0  May  2 07:29\n", nil, ErrNotWho, 0},
		{"a strange row", "jo  pts/0  May  2 07:29\nal  pts/\n", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := ParseLogins(strings.NewReader(tt.text), centrevu.Source{Name: "w", CapturedAt: now})
			assert.ErrorIs(t, err, tt.err)
			var users []string
			for _, u := range l.Users {
				users = append(users, strings.Join([]string{u.User, u.Line, u.From, u.Since.Format("2006-01-02 15:04")}, " "))
				assert.Contains(t, tt.text[u.At.Offset:], u.User)
			}
			assert.Equal(t, tt.users, users)
			assert.Len(t, l.Unclaimed, tt.unclaimed)
		})
	}
	l, err := ParseLogins(strings.NewReader("jo  pts/0  May  2 07:29\n"), centrevu.Source{})
	require.NoError(t, err)
	assert.Zero(t, l.Users[0].Since, "the year is not known")
	_, err = ParseLogins(strings.NewReader(strings.Repeat("x", maxLogins+1)), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
}

func TestReadServerLogins(t *testing.T) {
	s, err := ReadServer(fstest.MapFS{
		"backup": {Data: []byte(guide)},
		"x.txt":  {Data: []byte("$ who\njo  pts/0  May  2 07:29\n$ \n")},
	}, centrevu.Source{Name: "secondary", CapturedAt: now})
	require.NoError(t, err)
	require.NotNil(t, s.Logins)
	assert.Equal(t, "jo", s.Logins.Users[0].User)
	assert.Equal(t, []Fact{FactLogins}, s.Captures[1].Facts)
	assert.Equal(t, time.Date(2000, 5, 2, 7, 29, 0, 0, time.UTC), s.Logins.Users[0].Since)
}

func FuzzParseLogins(f *testing.F) {
	f.Add("root       console      May  2 08:00\n")
	f.Add("$ who\njo       pts/0        2000-05-01 18:29 (10.0.0.1)\n$ ")
	f.Add("# users=3")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseLogins(strings.NewReader(text), centrevu.Source{Name: "f", CapturedAt: now})
		if err == nil && l.At == (centrevu.Line{}) {
			t.Fatal("nothing seen, and no error")
		}
		if len(l.Unclaimed) > 0 && err == nil {
			t.Fatal("a line that was not understood, and no error")
		}
		var pe *centrevu.ParseError
		if errors.As(err, &pe) {
			_ = pe.Excerpt()
		}
	})
}

func FuzzHistory(f *testing.F) {
	f.Add(`{"now":"2000-05-02T08:00:00Z","servers":null,"findings":[{"rule":"r","status":"warning","message":""}]}` + "\n")
	f.Add("\n\n{\n[1]\n\xff\n")
	f.Fuzz(func(t *testing.T, text string) {
		h, err := NewHistory(strings.NewReader(text))
		n := 0
		for r, e := range h.Reports(time.Time{}) {
			if (r == nil) == (e == nil) {
				t.Fatal("neither a report nor an error, or both")
			}
			if e != nil {
				n++
			}
		}
		if (n > 0) != (err != nil) {
			t.Fatalf("%d errors, and %v", n, err)
		}
		// Whatever is in it, it evaluates.
		Evaluate(both(), []Rule{gives("r", Warning)}, Options{Now: now, History: h, Days: []Days{{Of: 2, In: 3}}})
	})
}
