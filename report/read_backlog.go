package report

import (
	"bytes"

	"example.com/centrevu/backup"
)

// readBackupLog reads back.log. Its lines are given to no reader of windows:
// its labels are those of the Backup Data window as well.
func readBackupLog(f *file) (*sighting, error) {
	if f.text == nil || !f.text.has(backLogText) {
		return nil, errNothing
	}
	b, err := backup.ParseLog(bytes.NewReader(f.text.only(f.content, false, backLogText)), f.src)
	if b == nil || len(b.At) == 0 {
		return nil, err
	}
	return &sighting{shown: Server{BackupLog: b}}, err
}
