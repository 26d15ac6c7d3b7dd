package plot

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func ptr(f float64) *float64 { return &f }

// anySeries makes series of every size and sign, with and without ends.
func anySeries(r *rand.Rand) Series {
	figure := func() float64 {
		switch r.IntN(8) {
		case 0:
			return 0
		case 1:
			return math.MaxFloat64 * float64(r.IntN(3)-1)
		case 2:
			return math.SmallestNonzeroFloat64 * float64(r.IntN(5)-2)
		case 3:
			return 4
		}
		return (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(24)-12))
	}
	var s Series
	for range r.IntN(14) {
		s.Values = append(s.Values, figure())
		s.At = append(s.At, r.IntN(400))
	}
	if r.IntN(3) > 0 {
		s.Start = ptr(figure())
	}
	if r.IntN(3) > 0 {
		s.Target = ptr(figure())
	}
	return s
}

func TestAnyFiguresFitTheirFrame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	inside := func(f Frame, x, y float64) bool {
		return x >= f.Left && x <= f.Left+f.Width && y >= f.Top && y <= f.Top+f.Height
	}
	for range 20000 {
		s, f := anySeries(r), Frame{Left: 56, Top: float64(r.IntN(900)), Width: 460, Height: 120}
		c := Line(s, f)
		if len(c.Points) != len(s.Values) || (c.Start == nil) != (s.Start == nil) || (c.Target == nil) != (s.Target == nil) {
			t.Fatalf("%+v: %+v", s, c)
		}
		for _, p := range c.Points {
			if !inside(f, p.X, p.Y) {
				t.Fatalf("%+v: the point %v is outside %v", s, p, f)
			}
		}
		for _, y := range []*float64{c.Start, c.Target} {
			if y != nil && !inside(f, f.Left, *y) {
				t.Fatalf("%+v: the line %v is outside %v", s, *y, f)
			}
		}
		if again := Line(s, f); !reflect.DeepEqual(c, again) {
			t.Fatalf("%+v: once %v and then %v", s, c, again)
		}
	}
}

func TestAStripIsAsWideAsItShouldBe(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		s, columns := anySeries(r), 2+r.IntN(90)
		strip := Bars(s, columns)
		if len(strip.Rows) != len(s.Values) || strip.Start >= columns || strip.Target >= columns {
			t.Fatalf("%+v: %+v", s, strip)
		}
		for _, row := range strip.Rows {
			if utf8.RuneCountInString(row) != columns {
				t.Fatalf("%+v in %d columns: %q", s, columns, row)
			}
		}
		if again := Bars(s, columns); !reflect.DeepEqual(strip, again) {
			t.Fatalf("%+v: once %v and then %v", s, strip, again)
		}
	}
}

func TestABarRunsRightWhenTheTargetComesNearer(t *testing.T) {
	for _, tt := range []struct {
		name string
		s    Series
		want string
	}{
		{"rising", Series{Start: ptr(0), Target: ptr(10), Values: []float64{0, 5, 10}}, "│         ╎|│█████    ╎|│██████████"},
		{"falling", Series{Start: ptr(10), Target: ptr(0), Values: []float64{10, 5, 0}}, "│         ╎|│█████    ╎|│██████████"},
		{"away from the target", Series{Start: ptr(5), Target: ptr(10), Values: []float64{0}}, "▒▒▒▒▒│    ╎"},
		{"past the target", Series{Start: ptr(0), Target: ptr(5), Values: []float64{10, 3}}, "│████╎█████|│███ ╎     "},
		{"negative", Series{Start: ptr(-2), Target: ptr(0), Values: []float64{-1}}, "│█████    ╎"},
		{"all the same", Series{Start: ptr(4), Target: ptr(4), Values: []float64{4, 4}}, "     │     |     │     "},
		{"without ends", Series{Values: []float64{1, 2}}, "█          |███████████"},
		{"one figure alone", Series{Values: []float64{7}}, "██████     "},
		{"a target alone", Series{Target: ptr(10), Values: []float64{5}}, "█         ╎"},
	} {
		if got := strings.Join(Bars(tt.s, 11).Rows, "|"); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestTimeRunsToTheRight(t *testing.T) {
	f := Frame{Left: 10, Top: 0, Width: 100, Height: 50}
	for _, tt := range []struct {
		s    Series
		want string
	}{
		{Series{Values: []float64{1, 2, 3}, At: []int{0, 10, 100}}, "M10 50 L20 25 L110 0"},
		{Series{Values: []float64{1, 2, 3}}, "M10 50 L60 25 L110 0"},
		{Series{Values: []float64{1, 2}, At: []int{7, 7}}, "M10 50 L110 0"},
		{Series{Values: []float64{3}}, "M60 25"},
		{Series{Values: []float64{3}, Start: ptr(3), Target: ptr(4)}, "M60 50"},
		{Series{}, ""},
	} {
		if got := Line(tt.s, f).Path; got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestNumbersReadAsPeopleWriteThem(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0", 3.2: "3.2", -2: "-2", 0.1 + 0.2: "0.3", 1250000: "1250000", 1e12: "1e+12", -1.5e300: "-1.5e+300", 1e-9: "1e-09", 40: "40",
	} {
		if got := Number(f); got != want {
			t.Errorf("%s is written %q", fmt.Sprint(f), got)
		}
	}
}
