package who

import "testing"

// Whatever stands behind a prompt, and whatever is printed below it, nothing panics.
func FuzzShapes(f *testing.F) {
	for _, s := range [][2]string{
		{"$ echo $A\xff", "foo\xff"}, {"$ echo ${x}(", "("}, {"# head ''", "x"}, {"# head -n '' e.log", "x"}, {"# tty ''", ""},
		{"$ ps | grep arch", "x grep arch"}, {"$ fg ''", "cms"}, {"$ % %", "%"}, {"# ls ''", "a  b"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, command, printed string) {
		Prints(command, printed)
		OnlyGrep(command, printed, printed)
		IsMistyped(command, printed)
		IsShell(command)
		IsShell(printed)
		var s Session
		s.Hear(command)
		s.Hear(printed)
	})
}
