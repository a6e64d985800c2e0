package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/plain"
)

// progress says what is being read once that takes more than a second, to a
// terminal only. A line that is rewritten needs no library, and one would be in
// the go.mod of everybody who imports this module.
type progress struct {
	w     io.Writer
	timer *time.Timer // nil where nothing is to be shown

	mu    sync.Mutex
	what  string
	shown bool
	ended bool
}

func startProgress(w io.Writer) *progress {
	p := &progress{w: w}
	if cli.IsTerminal(w) {
		p.timer = time.AfterFunc(time.Second, func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if !p.ended {
				p.shown = true
				p.draw()
			}
		})
	}
	return p
}

func (p *progress) draw() { fmt.Fprintf(p.w, "\r\x1b[K%.70s ...", plain.Line(p.what)) }

// now says what is being done.
func (p *progress) now(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.what = what; p.shown {
		p.draw()
	}
}

// say writes a line that stays.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	fmt.Fprintf(p.w, format, args...)
}

// stop takes the line away. Nothing is written after it.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
