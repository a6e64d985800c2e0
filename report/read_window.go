package report

import (
	"iter"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/wording"
	"example.com/centrevu/links"
)

// nameOf is the form in which windows' names are compared: without the menu
// that a title begins with.
func nameOf(title string) string {
	if _, name, ok := strings.Cut(title, ":"); ok {
		title = name
	}
	return wording.Fold(title)
}

// replay yields the screens again.
func (f *file) replay() iter.Seq2[*centrevu.Screen, error] {
	return func(yield func(*centrevu.Screen, error) bool) {
		for _, s := range f.screens {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func readBackupWindow(f *file, _ []string) (*sighting, error) {
	if len(f.screens) == 0 {
		return nil, errNothing
	}
	b, err := backup.FromScreens(f.replay(), f.src)
	if b == nil || b.CompletedToday == nil && b.Text == "" {
		return nil, err
	}
	return &sighting{backup: b}, err
}

func readArchiveWindow(f *file, _ []string) (*sighting, error) {
	if len(f.screens) == 0 {
		return nil, errNothing
	}
	a, err := archive.FromScreens(f.replay(), f.src)
	if a == nil || len(a.Runs) == 0 {
		return nil, err
	}
	return &sighting{archive: a}, err
}

func readLinksWindow(f *file, _ []string) (*sighting, error) {
	if len(f.screens) == 0 {
		return nil, errNothing
	}
	l, err := links.FromScreens(f.replay(), f.src)
	if l == nil || len(l.Links) == 0 {
		return nil, err
	}
	return &sighting{links: l}, err
}
