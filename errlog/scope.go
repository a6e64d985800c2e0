package errlog

const maxMark = 40

func isMark(s []byte) bool { return false }
