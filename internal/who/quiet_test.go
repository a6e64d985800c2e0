package who

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A command that runs another one prints what that does.
func TestQuietCommandsRunNoOther(t *testing.T) {
	for command, want := range map[string]bool{
		"cms1# ls": true, "cms1# ls -l | grep log": true, "cms1# who | awk '{print}'": true, "cms1# ls | tail -5": true, "cms1# su - root": true, "cms1# screen -r": true,
		"cms1# cat back.log": false, "cms1# sudo cat back.log": false, "cms1# su - cms -c 'cat back.log'": false, "cms1# script -qc 'cat back.log'": false,
		"cms1# screen cat back.log": false, "cms1# tmux new cat back.log": false, "cms1# echo $(cat back.log)": false, "cms1# echo `cat back.log`": false,
		"cms1# ls | cat back.log": false, "cms1# ls | tail -5 back.log": false, "cms1# ls | grep fail back.log": false, "cms1# ls | xargs cat": false,
	} {
		assert.Equal(t, want, IsQuiet(command), command)
	}
	assert.Equal(t, ShowsPart, new(Session).Prompt("cms1# echo $(cat errors.log.1)"))
}

// A command that nobody knows and that there is none of says nothing; one that was to show
// something, and is not there, does.
func TestMistypedCommands(t *testing.T) {
	for printed, want := range map[string]bool{
		"bash: csm: command not found": true, "-bash: csm: command not found...": true, "zsh: command not found: csm": true, "sh: csm: not found": true, "csm: not found": true,
		"ksh: csm: not found [No such file or directory]": true, "csm: Command not found.": true, "/usr/bin/ksh: csm:  not found": true, "sh: 1: csm: not found": true,
		"bash: cms: command not found": false, "csm: errors.log: not found": false, "csm": false, "archive not found": false, "csm not found": false, "": false,
	} {
		assert.Equal(t, want, IsMistyped("[root@cms1 ~]# csm", printed), printed)
	}
	assert.False(t, IsMistyped("[root@cms1 ~]# cms", "bash: cms: command not found"))
	assert.False(t, IsMistyped("[root@cms1 ~]# cat csm", "bash: csm: command not found"))
}
