package report

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"example.com/centrevu"
)

// ReadServer reads every capture in a folder and below, telling by content
// what each is: names do not matter, and a file may hold several windows. Files
// and folders whose names start with a dot are left out.
//
// src holds for all files. Its Name is the server's, and with a slash after it
// begins the names by which files are cited: "primary/backup.txt". A file is
// read to its end; of one larger than 16 MB only the error log is looked for.
//
// If several files show the same fact, the one captured last counts, by the
// times of their screens (Capture.CapturedAt). If these do not tell, and the
// files do not agree, the first in the order of names is kept and a Problem
// says that there is no telling, so that no report on the server is OK. Of two
// error logs, one that holds all entries of the other counts.
//
// The Server is never nil and has whatever could be read. The error lists,
// joined, what could not be: a folder that cannot be read, ErrNoCaptures, and
// for each file that it cannot be read, was recognised as nothing
// (ErrUnrecognised) or holds something that was not understood. What makes it
// impossible to call the server healthy is in Server.Problems as well.
func ReadServer(fsys fs.FS, src centrevu.Source) (*Server, error) {
	r := reader{server: &Server{Name: src.Name}, src: src}
	seen := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.problem(0, r.at(name), fmt.Errorf("cannot be read: %w", cause(err)))
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
		r.file(fsys, name)
		return nil
	})
	if err != nil {
		r.problem(0, r.at("."), fmt.Errorf("cannot be read: %w", cause(err)))
	}
	if seen == 0 && len(r.errs) == 0 {
		r.errs = append(r.errs, &centrevu.ParseError{Source: r.at("."), Err: ErrNoCaptures})
	}
	r.choose()
	return r.server, errors.Join(r.errs...)
}

// reader gathers what the files of one folder show.
type reader struct {
	server     *Server
	src        centrevu.Source
	candidates []candidate
	errs       []error
}

// at returns how a file is cited.
func (r *reader) at(name string) string {
	switch {
	case r.src.Name == "":
		return name
	case name == ".":
		return r.src.Name
	}
	return r.src.Name + "/" + name
}

// problem notes something that keeps the server from being called healthy.
func (r *reader) problem(f Fact, source string, err error) {
	var at *centrevu.ParseError
	if !errors.As(err, &at) {
		err = &centrevu.ParseError{Source: source, Err: err}
	}
	r.errs = append(r.errs, err)
	r.server.Problems = append(r.server.Problems, Problems(f, err)...)
}

// cause leaves out the path of an error, which the caller names in its own way.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
