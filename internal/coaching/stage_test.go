package coaching

import (
	"testing"
)

func TestAStageIsAThirdOfTheEngagement(t *testing.T) {
	for _, c := range []struct {
		number, of int
		want       Stage
	}{
		{0, 12, ""},
		{1, 12, "early"},
		{4, 12, "early"},
		{5, 12, "middle"},
		{8, 12, "middle"},
		{9, 12, "late"},
		{12, 12, "late"},
		{13, 12, "late"},
		{3, 0, "early"},
		{4, 0, "middle"},
		{40, 0, "middle"},
	} {
		if got := StageOf(c.number, c.of); got != c.want {
			t.Errorf("%d of %d is %q; want %q", c.number, c.of, got, c.want)
		}
	}
}
