package report

import (
	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

func readBackupWindow(f *file) (*sighting, error) {
	b, err := backup.FromGathering(f.gathered, f.src)
	if b.CompletedToday == nil && b.Text == "" {
		return nil, err
	}
	if b.CompletedToday == nil && b.State == backup.Unknown && !f.titled(backup.Names()) {
		return nil, errNothing // other programs have a status as well
	}
	return &sighting{shown: Server{Backup: b}, seen: b.Seen}, err
}

func readArchiveWindow(f *file) (*sighting, error) {
	a, err := archive.FromGathering(f.gathered, f.src)
	if len(a.Runs) == 0 {
		return nil, err
	}
	seen := a.Runs[0].Seen
	for i := range a.Runs {
		seen = sooner(seen, a.Runs[i].Seen)
	}
	return &sighting{shown: Server{Archive: a}, seen: seen}, err
}

func readLinksWindow(f *file) (*sighting, error) {
	l, err := links.FromGathering(f.gathered, f.src)
	if len(l.Links) == 0 {
		return nil, err
	}
	seen := l.Links[0].Seen
	for i := range l.Links {
		seen = sooner(seen, l.Links[i].Seen)
	}
	return &sighting{shown: Server{Links: l}, seen: seen}, err
}

// sooner returns the earlier of two; one that is not known is before any.
func sooner(a, b centrevu.Seen) centrevu.Seen {
	if a.At.IsZero() || b.At.IsZero() {
		return centrevu.Seen{}
	}
	return earliest(a, b)
}
