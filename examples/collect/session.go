package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/creack/pty"

	"example.com/centrevu"
	"example.com/centrevu/internal/charset"
)

// session is a program under a pseudo-terminal of which the output is recorded.
type session struct {
	tty    *os.File
	cmd    *exec.Cmd
	output chan []byte // closed when the program has closed its terminal

	live  *centrevu.Terminal // what is on the screen
	shown *centrevu.Terminal // the same without secrets, for messages
	mask  *mask
	cast  *cast

	chars   *charset.Set
	secrets map[int]string // by step, as the host takes them

	met bool // when the program went, the screen was as wanted
}

// terminals says what the program is started on.
type terminals struct {
	rows, columns int
	term          string
	charset       string
	without       []string // variables that the program does not get
}

// settle is how long the screen has to stay as it is before it counts as drawn.
const settle = 250 * time.Millisecond

func begin(command []string, on terminals, secrets map[int]string, to io.Writer, now time.Time) (*session, error) {
	src := centrevu.Source{Rows: on.rows, Columns: on.columns, Term: on.term, Charset: on.charset}
	live, err := centrevu.NewTerminal(src)
	if err != nil {
		return nil, err
	}
	shown, err := centrevu.NewTerminal(src)
	if err != nil {
		return nil, err
	}
	chars, err := terminalChars(on.charset)
	if err != nil {
		return nil, err
	}
	if secrets, err = encoded(chars, secrets); err != nil {
		return nil, err
	}
	s := &session{
		cmd: exec.Command(command[0], command[1:]...), output: make(chan []byte), live: live, shown: shown,
		mask: newMask(secrets), chars: chars, secrets: secrets,
	}
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); !slices.Contains(on.without, name) {
			s.cmd.Env = append(s.cmd.Env, v)
		}
	}
	s.cmd.Env = append(s.cmd.Env, "TERM="+on.term, fmt.Sprintf("LINES=%d", on.rows), fmt.Sprintf("COLUMNS=%d", on.columns))
	s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: uint16(on.rows), Cols: uint16(on.columns)})
	if err != nil {
		return nil, err
	}
	s.cast = newCast(to, on.rows, on.columns, on.term, chars, now)
	go s.read()
	return s, nil
}

// read passes on what the program writes, until it has closed its terminal.
func (s *session) read() {
	defer close(s.output)
	buf := make([]byte, 32<<10)
	for {
		n, err := s.tty.Read(buf)
		if n > 0 {
			s.output <- append([]byte(nil), buf[:n]...)
		}
		if err != nil {
			return // EIO is how Linux says that the other end is closed
		}
	}
}

// take feeds the terminals and the recording.
func (s *session) take(p []byte, now time.Time) {
	_, _ = s.live.Write(p)
	clean := s.mask.next(p)
	_, _ = s.shown.Write(clean)
	s.cast.show(clean, now)
}

// send types text, in the host's character set.
func (s *session) send(text string) error {
	keys, err := encode(s.chars, text)
	if err != nil {
		return err
	}
	return s.sendBytes(keys)
}

func (s *session) sendBytes(keys string) error {
	_, err := io.WriteString(s.tty, keys)
	return err
}

var (
	errLate = errors.New("it did not come")
	errGone = errors.New("the connection was closed")
)

// until takes output until the screen is as wanted and has stayed so for a
// moment: keys that are typed into a screen that is being drawn can be lost. A
// nil wanted is never met, so that it takes output for as long as the limit.
func (s *session) until(ctx context.Context, limit time.Duration, wanted func(*centrevu.Screen) bool) error {
	late := time.NewTimer(limit)
	defer late.Stop()
	still := time.NewTimer(settle)
	defer still.Stop()
	met := wanted != nil && wanted(s.live.Screen(time.Now()))
	for {
		select {
		case p, ok := <-s.output:
			if !ok {
				s.met = met
				return errGone
			}
			s.take(p, time.Now())
			met = wanted != nil && wanted(s.live.Screen(time.Now()))
			still.Reset(settle)
		case <-still.C:
			if met {
				return nil
			}
		case <-late.C:
			return errLate
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// end closes the terminal, takes what still comes and waits for the program. It
// leaves nothing behind.
func (s *session) end() error {
	_ = s.cmd.Process.Signal(syscall.SIGHUP)
	kill := time.AfterFunc(3*time.Second, func() {
		// pty made the program the leader of a session: with it goes all it started.
		_ = syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL)
		_ = s.tty.Close()
	})
	for p := range s.output {
		s.take(p, time.Now())
	}
	_ = s.cmd.Wait() // how it ended says nothing: it was hung up on
	kill.Stop()
	_ = s.tty.Close()
	rest := s.mask.rest()
	_, _ = s.shown.Write(rest)
	now := time.Now()
	s.cast.show(rest, now)
	return s.cast.end(now)
}

// screen returns what is on the screen without secrets, for a message.
func (s *session) screen() string {
	return strings.TrimRight(s.shown.Screen(time.Now()).String(), "\n \r") + "\n"
}

// sees says in a few words what is on the screen instead of what was wanted.
func (s *session) sees() string {
	screen := s.shown.Screen(time.Now())
	if screen.Title != "" {
		return fmt.Sprintf("the screen shows %q", screen.Title)
	}
	for i := len(screen.Lines) - 1; i >= 0; i-- {
		if text := strings.TrimSpace(screen.Lines[i].Text); text != "" {
			return fmt.Sprintf("the last line on the screen is %.60q", text)
		}
	}
	return "the screen is empty"
}
