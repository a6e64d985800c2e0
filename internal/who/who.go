// Package who reads what the command who (POSIX) prints, as Solaris and Linux
// print it, out of whatever stands around it: a prompt and the command, what
// the system says at login, other commands and their output.
//
//	Last login: Tue May  2 07:39:11 2000 from console
//	[root@cms2 ~]# date; who
//	Tue May  2 07:41:00 EDT 2000
//	agent1   pts/0        2000-05-02 06:01 (10.0.45.51)
//	[root@cms2 ~]# exit
//	logout
//
// # What is read
//
// A command line is a prompt (up to "#", "$", "%" or ">") and a pipeline that
// starts with who, alone or behind other commands. It is followed by rows, up
// to the next prompt: NAME, LINE, a time and perhaps the host. The time is
// yyyy-mm-dd hh:mm, or a month and a day in English, French, German, Spanish,
// Italian, Portuguese or Dutch. With -H a heading stands above the rows, with
// -q the names and "# users=2" instead of them. Output without a command line
// is known by its rows, its heading or its count, and then nothing else may
// stand before it.
//
// Of several outputs the last counts.
//
// # What names no user
//
// who -b and who -r tell of the system's start and its run level, who am i of the one who asks. The rows of
// who -a that have no name, or LOGIN for one, are of the system, of dead
// sessions and of lines that wait for somebody. These are no logins, and an
// output that was asked for nothing else says nothing of who is logged in:
// ErrNoUsers. Neither does one that a filter has gone over (who | grep jo): its
// rows count, and that there are no others is not known. So it is of rows below a command
// that is another one, or is run on another host or on an older file (who wtmp.old).
package who

import (
	"errors"
	"time"

	"example.com/centrevu"
)

var (
	// ErrNotWho says that a capture does not show the output of who.
	ErrNotWho = errors.New("not the output of who")
	// ErrNoUsers says that who was not asked for users, as with -b and -r.
	ErrNoUsers = errors.New("who was not asked for users")
	// ErrHalted says that the system is in a run level in which nobody logs in.
	ErrHalted = errors.New("the system is in no run level for users")
)

// User is one row that names somebody.
type User struct {
	Name  string
	Line  string    // the terminal; empty in the output of who -q
	From  string    // the host, where it is shown
	Since time.Time // zero if the row does not tell the year
	At    centrevu.Line
}

// Output is what who printed.
type Output struct {
	Users     []User
	At        centrevu.Line   // its first line: the command where it is shown
	Unclaimed []centrevu.Line // lines of it that nothing is known about
}
