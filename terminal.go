package centrevu

import (
	"cmp"
	"time"

	"example.com/centrevu/internal/vt"
	"example.com/centrevu/internal/wording"
)

// Terminal shows what a program writes while it runs, for programs that make
// captures: it is fed what the program sends to its terminal and tells what is
// on the screen. The zero Terminal is that of the zero Source. It is not for
// several goroutines at a time.
type Terminal struct {
	player player
	fed    int64
}

// NewTerminal returns a terminal that shows nothing. Of the Source it goes by
// Rows and Columns (24 and 80 if zero), Term, Charset, Words and Name.
func NewTerminal(src Source) (*Terminal, error) {
	dec, err := newDecoder(src.Charset)
	if err != nil {
		return nil, located(err, src)
	}
	t := &Terminal{}
	t.start(src, dec)
	return t, nil
}

func (t *Terminal) start(src Source, dec *decoder) {
	t.player = player{src: src, words: wording.New(src.Words)}
	t.player.term = vt.New(vt.Options{
		Rows: cmp.Or(src.Rows, 24), Columns: cmp.Or(src.Columns, 80),
		Charset: dec.set.Encoding(), Term: src.Term, OnSnapshot: func(*vt.Snapshot) {},
	})
}

// started makes sure that there is a terminal behind the zero one.
func (t *Terminal) started() *player {
	if t.player.term == nil {
		dec, _ := newDecoder("") // which there always is
		t.start(Source{}, dec)
	}
	return &t.player
}

// Write feeds the terminal. A character or a sequence can come in pieces. The
// error is always nil.
func (t *Terminal) Write(p []byte) (int, error) {
	t.started().term.Feed(p, t.fed)
	t.fed += int64(len(p))
	return len(p), nil
}

// Screen returns what is on the screen now, with the time given as ShownAt. In
// the middle of a refresh it holds what has been drawn so far. Offsets count
// what was written to the terminal.
func (t *Terminal) Screen(now time.Time) *Screen {
	p := t.started()
	p.number++
	screen := &Screen{Source: p.src.Name, Number: p.number, ShownAt: now, words: p.src.Words}
	p.term.Present(func(s *vt.Snapshot) {
		p.take(s, screen)
		p.takeBelow(s, screen)
	})
	screen.find(p.words)
	return screen
}
