package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
)

// follow does the steps of a script one by one. The error says which one could
// not be done and what was on the screen.
func follow(ctx context.Context, s *session, sc *script, log func(string)) error {
	for i, step := range sc.Steps {
		log(fmt.Sprintf("step %d: %s", i+1, step))
		limit := time.Duration(step.Limit)
		if limit == 0 {
			limit = time.Duration(sc.Limit)
		}
		if limit == 0 {
			limit = defaultLimit
		}
		var err error
		switch {
		case step.Wait != "":
			err = s.until(ctx, limit, func(screen *centrevu.Screen) bool { return shows(screen, step.Wait) })
			if i == len(sc.Steps)-1 && s.met {
				err = nil // "logout" is the last that a host says; a window may be half there
			}
		case step.Title != "":
			err = s.until(ctx, limit, func(screen *centrevu.Screen) bool { return contains(screen.Title, step.Title) })
		case step.Pause != 0:
			if err = s.until(ctx, time.Duration(step.Pause), nil); errors.Is(err, errLate) {
				err = nil
			}
		case step.Send != "":
			keys, _ := keysOf(step.Send) // it was read with the script
			err = s.send(keys)
		default:
			err = s.sendBytes(s.secrets[i])
		}
		switch {
		case errors.Is(err, errLate):
			return fmt.Errorf("line %d, step %d, %s: it did not come in %v; %s", step.line, i+1, step, limit, s.sees())
		case err != nil:
			return fmt.Errorf("line %d, step %d, %s: %w; %s", step.line, i+1, step, err, s.sees())
		}
	}
	return nil
}

// shows reports whether a text stands in a row of the screen, whatever the
// letter case and the blanks.
func shows(screen *centrevu.Screen, text string) bool {
	for _, l := range screen.Lines {
		if contains(l.Text, text) {
			return true
		}
	}
	return contains(screen.StatusLine, text)
}

func contains(line, text string) bool { return strings.Contains(fold(line), fold(text)) }

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
