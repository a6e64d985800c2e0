// Package cli is what the programs have in common that are called by people.
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
)

// IsTerminal reports whether a reader or a writer is a terminal.
func IsTerminal(v any) bool {
	file, ok := v.(*os.File)
	if ok {
		_, ok = Columns(file)
	}
	return ok
}

// Empty returns an error if a flag was given an empty value, as by "$DIR" where
// nothing has set it: that is not the default. Only a charset can be empty.
func Empty(set *flag.FlagSet) (err error) {
	set.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" && f.Name != "charset" {
			err = fmt.Errorf("-%s is empty", f.Name)
		}
	})
	return err
}

// Cause leaves out the path of an error: the message names it already.
func Cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
