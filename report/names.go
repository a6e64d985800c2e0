package report

// names returns how findings cite the servers. They differ, whatever the
// caller named them.
func names(p Pair) [2]string {
	list := [2]string{Primary.String(), Secondary.String()}
	for i, s := range [2]*Server{p.Primary, p.Secondary} {
		if s != nil && s.Name != "" {
			list[i] = s.Name
		}
	}
	if list[0] == list[1] {
		list[0] += " (primary)"
		list[1] += " (secondary)"
	}
	return list
}
