package report

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/sound"
)

// ReadServer reads every capture in a folder and below, as the zero ReadOptions
// do.
func ReadServer(fsys fs.FS, src centrevu.Source) (*Server, error) {
	return ReadOptions{}.ReadServer(fsys, src)
}

// ReadOptions say how a folder is read. The zero value works.
type ReadOptions struct {
	// Memory is how many bytes may be held of one folder, about. Zero and less
	// mean Source.MaxMemory, and 256 MiB where that says nothing either. What would
	// take more is not read: ErrTooLarge, with its place, and what was read before
	// stands.
	Memory int64

	// LookBack is how far back the entries of an error log are kept one by
	// one, counted from when it was read, or from its newest entry if nothing
	// says when that was. Zero means 62 days: the longest that a built-in rule
	// looks back is since the last monthly archive, and as long again for a
	// check that was not made. Of a log that is small all entries are kept.
	LookBack time.Duration
}

const (
	defaultMemory   = 256 << 20
	defaultLookBack = 62 * 24 * time.Hour
)

// ReadServer reads every capture in a folder and below, telling by content
// what each is: names do not matter, and a file may hold several things. Files
// and folders whose names start with a dot are left out.
//
// What is found:
//
//   - the windows Backup Data, Archiving Status, Connection Status and Error
//     Log Report, as text or in a recording of a terminal
//   - the error log as printed to a file
//   - the tables arch_stat, linkex and customer_log, unloaded or as dbaccess
//     prints what was asked of them
//   - back.log, the log of the backups
//   - the switch's status link and status processor-channels
//   - the output of who
//
// src holds for all files. Its Name is the server's, and with a slash after it
// begins the names by which files are cited: "primary/backup.txt".
//
// What several files show is put together: of one thing (the link of an ACD, an
// archive of an ACD, the backups) what was shown later counts, by the times of
// the recordings or by the clocks on the screens. The time of a file is a limit
// only: what it holds can be older, and never newer. Where there is no telling
// which is later, and the files differ, a Problem says so, so that no report on
// the server is OK. So it does where what counts cannot have become of what was seen
// before (ErrUndone), in another file or in the same one. Error logs are united,
// and so are the rows of link histories; they were seen when the latest was that
// lacks nothing. What shows the same again, or less, and has no time but that of
// its file is a copy, as old as the first, unless the clock of another capture says
// that the folder was captured again at about that time. A failed archive in
// arch_stat stays failed whatever a window shows: no window can show that.
//
// The Server is never nil and has whatever could be read. The error lists,
// joined, what could not be: a folder that cannot be read, ErrNoCaptures, and
// for each file that it cannot be read, was recognised as nothing
// (ErrUnrecognised) or holds something that was not understood. What makes it
// impossible to call the server healthy is in Server.Problems, or the
// Unrecognised of its Capture, as well. A server of an empty or missing folder
// was not seen.
func (o ReadOptions) ReadServer(fsys fs.FS, src centrevu.Source) (*Server, error) {
	if o.Memory <= 0 {
		o.Memory = cmp.Or(max(src.MaxMemory, 0), defaultMemory)
	}
	if o.LookBack <= 0 {
		o.LookBack = defaultLookBack
	}
	fsys = sound.FS(fsys)
	f := reading{server: &Server{Name: src.Name, read: true}, src: src, options: o, left: o.Memory}
	seen := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			f.unrecognised(Capture{Name: f.at(name)}, fmt.Errorf("cannot be read: %w", cause(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name == ".":
			return nil
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		seen++
		f.file(fsys, name)
		return nil
	})
	if err != nil {
		f.unrecognised(Capture{Name: f.at(".")}, fmt.Errorf("cannot be read: %w", cause(err)))
	}
	if seen == 0 && len(f.errs) == 0 {
		f.errs = append(f.errs, &centrevu.ParseError{Source: f.at("."), Err: ErrNoCaptures})
	}
	f.unite()
	return f.server, errors.Join(f.errs...)
}

// reading gathers what the files of one folder show.
type reading struct {
	server     *Server
	src        centrevu.Source
	options    ReadOptions
	left       int64 // bytes that may still be held
	sightings  []sighting
	hosts      []shownOn
	errs       []error
	neighbours map[string]*neighbours // by their folder
}

// at returns how a file is cited.
func (f *reading) at(name string) string {
	switch {
	case f.src.Name == "":
		return name
	case name == ".":
		return f.src.Name
	}
	return f.src.Name + "/" + name
}

// hold takes memory for something that stays. It reports false if there is no
// room for it.
func (f *reading) hold(bytes int) bool {
	if f.left < int64(bytes) {
		return false
	}
	f.left -= int64(bytes)
	return true
}

// problem notes something that keeps the server from being called healthy.
func (f *reading) problem(fact Fact, source string, err error) {
	var at *centrevu.ParseError
	if !errors.As(err, &at) {
		err = &centrevu.ParseError{Source: source, Err: err}
	}
	f.errs = append(f.errs, err)
	f.server.Problems = append(f.server.Problems, Problems(fact, err)...)
}

// unrecognised notes a file that nothing was read from, and why.
func (f *reading) unrecognised(c Capture, why error) {
	c.Unrecognised = why.Error()
	f.server.Captures = append(f.server.Captures, c)
	f.errs = append(f.errs, &centrevu.ParseError{Source: c.Name, Err: why})
}

// cause leaves out the path of an error, which the caller names in its own way.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
