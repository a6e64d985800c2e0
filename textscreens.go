package centrevu

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"strings"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/lines"
	"example.com/centrevu/internal/split"
)

// textScreens yields the screens saved in a text. row makes the cells of a line.
func textScreens(text *lines.Reader, row func(lines.Line) cells.Row, src Source) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		titles, words := src.titles(), maps.Clone(src.Words)
		n := 0
		for page, err := range split.Screens(text, row, titles) {
			if err != nil {
				if errors.Is(err, split.ErrTooLarge) {
					var le *lines.Error
					errors.As(err, &le)
					err = &ParseError{Position: Position{Offset: le.Offset, Line: le.Number}, Err: fmt.Errorf("%w: %w", ErrTooLarge, split.ErrTooLarge)}
				} else {
					err = lineError(err)
				}
				yield(nil, err)
				return
			}
			n++
			s := &Screen{
				Source: src.Name, Number: n, Cut: page.Cut, Lines: make([]Line, len(page.Rows)),
				rows: page.Rows, words: words,
			}
			size := 0
			for _, r := range page.Rows {
				size += r.Size()
			}
			var text strings.Builder
			text.Grow(size)
			for i, r := range page.Rows {
				at := Position{Offset: page.At[i].Offset, Line: page.At[i].Number, Column: 1}
				if off, ok := r.At(0); ok {
					at.Offset = off
				}
				s.Lines[i] = Line{Position: at, Text: writeText(&text, r.TrimRight()), Source: src.Name}
			}
			s.find(titles.Words)
			if !yield(s, nil) {
				return
			}
		}
		if n == 0 {
			yield(nil, &ParseError{Err: ErrEmpty})
		}
	}
}
