package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/term"
)

// watch records what a person does: everything that the program shows goes to
// the recording, and what the person types becomes the steps of a script.
func (f *flags) watch(ctx context.Context, stdin io.Reader, stdout io.Writer) error {
	if _, err := os.Lstat(f.record); err == nil {
		return fmt.Errorf("%s: it is there already", f.record)
	}
	on := terminals{rows: 24, columns: 80, term: os.Getenv("TERM"), charset: f.charset}
	if on.term == "" {
		on.term = defaultTerm
	}
	if tty, ok := stdin.(*os.File); ok && term.IsTerminal(int(tty.Fd())) {
		if w, h, err := term.GetSize(int(tty.Fd())); err == nil {
			on.rows, on.columns = h, w
		}
		was, err := term.MakeRaw(int(tty.Fd()))
		if err != nil {
			return err
		}
		defer term.Restore(int(tty.Fd()), was)
	}
	made := &script{Version: 1, Command: f.command, Terminal: on.term, Charset: on.charset, Rows: on.rows, Columns: on.columns}
	typed := make(chan []byte)
	done := make(chan struct{})
	defer close(done)
	// Reading a terminal cannot be called off, so this one ends with the
	// program, or with the next key.
	go func() {
		defer close(typed)
		buf := make([]byte, 1024)
		for {
			n, err := stdin.Read(buf)
			if n > 0 {
				select {
				case typed <- append([]byte(nil), buf[:n]...):
				case <-done:
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	err := f.recorded(func(to io.Writer) error {
		s, err := begin(f.command, on, nil, to, time.Now())
		if err != nil {
			return short(err)
		}
		w := &writer{s: s, script: made}
		failed := w.follow(ctx, typed, stdout)
		w.flush()
		return errors.Join(failed, s.end())
	})
	if err != nil {
		return err
	}
	return f.writeScript(made)
}

func (f *flags) writeScript(made *script) error {
	text, err := yaml.Marshal(made)
	if err != nil {
		return err
	}
	head := "# Made from what a person did. Look through it: a wait that hangs on a text that\n# changes from day to day will not be met again.\n"
	// Keys can be secrets that were taken for none, so nobody else may read it.
	file, err := os.OpenFile(f.record, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return short(err)
	}
	_, err = io.WriteString(file, head+string(text))
	return errors.Join(err, file.Close())
}

// writer turns what is typed into steps.
type writer struct {
	s      *session
	script *script

	keys   strings.Builder // typed since the last step
	at     place           // where the first of them was typed
	last   place           // the last that the script waits for
	number int             // of secrets
}

// place is what a person saw before typing: the title of the frontmost window,
// or else the last line on the screen.
type place struct{ title, line string }

func (w *writer) place() place {
	screen := w.s.live.Screen(time.Now())
	p := place{title: screen.Title}
	for _, l := range screen.Lines {
		if text := strings.TrimSpace(l.Text); text != "" {
			p.line = text
		}
	}
	return p
}

// follow passes on what is typed and shown until the program ends.
func (w *writer) follow(ctx context.Context, typed <-chan []byte, stdout io.Writer) error {
	for {
		select {
		case p, ok := <-w.s.output:
			if !ok {
				return nil
			}
			w.s.take(p, time.Now())
			if _, err := stdout.Write(p); err != nil {
				return err
			}
		case p, ok := <-typed:
			if !ok {
				typed = nil // the program ends in its own time
				continue
			}
			for _, key := range p {
				w.key(key)
			}
			if err := w.s.sendBytes(string(p)); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// key takes a byte that was typed. A step ends with Enter, or when another
// window has come up.
func (w *writer) key(key byte) {
	now := w.place()
	if now.title != w.at.title {
		w.flush()
	}
	if w.keys.Len() == 0 {
		w.at = now
	}
	if key == '\r' || key == '\n' {
		w.flush()
		w.wait()
		w.script.Steps = append(w.script.Steps, step{Send: "<enter>"})
		return
	}
	w.keys.WriteByte(key)
}

// flush writes down what was typed.
func (w *writer) flush() {
	keys := w.keys.String()
	if keys == "" {
		return
	}
	w.keys.Reset()
	w.wait()
	if w.secret(keys) {
		w.number++
		w.script.Steps = append(w.script.Steps, step{SendEnv: fmt.Sprintf("COLLECT_SECRET_%d", w.number)})
		return
	}
	w.script.Steps = append(w.script.Steps, step{Send: keysFor(w.text(keys))})
}

// text returns what was typed as a script has it, in UTF-8. A person's terminal
// speaks the host's character set.
func (w *writer) text(keys string) string {
	if w.s.chars.Encoding() == nil {
		return keys
	}
	text, rest := decode(w.s.chars, []byte(keys))
	return string(text) + string(rest)
}

// wait writes down what was there before the keys, unless that was waited for.
func (w *writer) wait() {
	switch {
	case w.at == w.last || w.at == place{}:
		return
	case w.at.title != "":
		w.script.Steps = append(w.script.Steps, step{Title: w.at.title})
	default:
		w.script.Steps = append(w.script.Steps, step{Wait: w.at.line})
	}
	w.last = w.at
}

// prompts are lines behind which nothing that is typed may be written down.
var prompts = regexp.MustCompile(`(?i)pass(word|wd|phrase|code)|\bpin\b|secret|kennwort|passwort|mot de passe|contrase|senha|wachtwoord`)

// secret reports whether keys may be one: typed behind such a prompt, or text
// that the host does not show as it is typed. What is taken for one by mistake,
// because the host was slow, has to be put back into the script by hand; the
// other mistake could not be mended.
func (w *writer) secret(keys string) bool {
	if prompts.MatchString(w.at.line) {
		return true
	}
	printable := strings.TrimFunc(keys, unicode.IsControl)
	if len(printable) < 4 || strings.ContainsFunc(printable, unicode.IsControl) {
		return false
	}
	almost := printable[:len(printable)-1] // the last key may not have been echoed yet
	return !shows(w.s.live.Screen(time.Now()), almost)
}
