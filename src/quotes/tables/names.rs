//! First names that tell a man from a woman. Names that both bear are left out.

/// Men's first names, lower case.
pub(in super::super) const MEN: &str = "aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alejandro
    alexander alexei alfred ali allan allen alberto anatoly andre andreas andrei andrew andy angelo anthony
    antonio ari arnold arthur asif avi barack barry bashar ben benjamin bernard bernie bill billy bob bobby boris
    brad bradley brandon brian bruce bryan carl carlos carlo cedric cesar charles charlie chris christian christopher
    chuck clarence claude claudio colin corey craig curtis cyril dale damian dan daniel danny darrell darren
    dave david dean dennis derek diego dieter dmitri dmitry dominic don donald doug douglas duncan dwight earl
    ed eddie edgar edmund eduardo edward edwin elijah elliott emmanuel enrique eric erik ernest ethan
    eugene evan fabian faisal farid felipe felix ferdinand fernando francisco francois frank franklin fred frederick
    friedrich gabriel gary gavin gene geoff geoffrey george gerald gerard gerhard gilbert giovanni
    giuseppe glenn gordon graham greg gregory guido gustavo guy hamid hank hans harold harry hassan hector heinrich
    henri henry herbert herman howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack
    jacob jacques jaime jake james jamal jared jason javier jay jean-claude jeb jeff jeffrey jeremy jerome jerry jim jimmy
    joachim joaquin joe joel joerg john johnny jon jonathan jorge jose josef joseph josh joshua juan julian julio jurgen
    justin karl keith ken kenneth kevin khalid klaus konstantin kurt kyle lance larry laurent lawrence
    lee-roy leo leon leonard leonid lewis liam lindsey lloyd lorenzo louis luca lucas luigi luis luke mahmoud malcolm
    manfred manuel marc marcel marcelo marco marcos marcus mario mark markus martin marvin matt matthew mauricio maurice max
    maxim mehdi mehmet michael michel miguel mikhail mike mitch mitchell mitt mohamed mohammad mohammed morris
    moshe muhammad mustafa narendra nathan neil nelson newt niall nicholas nick nicolas nigel nikolai noah norman
    oleg oliver omar orlando oscar osama osman otto owen pablo paolo pascal patrick paul pedro perry pete peter phil
    philip philippe pierre piotr preston qasim rafael rahul ralph ramon randy raul ray raymond recep reince
    rex rene reza ricardo richard rick ricky rob robby robert roberto rod rodney rodrigo roger roland roman ron ronald
    roy rudolf rudy rupert russ russell ryan salman salvador sam samir samuel scott sean sebastian serge
    sergei sergey seth shane shinzo sidney silvio simon spencer stanley stefan stephen sterling steve steven stuart
    tariq ted terrence terry theodore thierry thomas tim timothy toby todd tom tommy tony travis trevor tyler
    ulrich umar vaclav victor vincent viktor vitaly vladimir volodymyr wade wallace walter warren wayne werner
    will william willie wolfgang xavier yasser yehya yuri yusuf zachary zaid";

/// Women's first names, lower case.
pub(in super::super) const WOMEN: &str = "abigail adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia
    amina amy ana andrea angela anita ann anna anne annette annie antonia ariana audrey barbara beatrice
    becky bella bernadette beth betty beverly bonnie brenda brianna bridget britney brooke camila carla carly carmen
    carol carole caroline carolyn carrie catherine cathy cecilia celia charlotte chelsea cheryl christina christine
    cindy claire clara claudia colleen condoleezza connie cristina crystal cynthia daniela danielle dawn debbie deborah
    debra denise diana diane dina dolores donna dora doris dorothy edith eileen elaine eleanor elena
    elisabeth elise elizabeth ella ellen emily emma erica erin esther ethel eva evelyn faith fatima federica felicia fiona
    florence frances francesca gabriela gail gemma georgia gertrude gillian gina giorgia gladys gloria grace
    greta gretchen gwen hannah hanan harriet hazel heather heidi helen helena helga hillary hilary holly huma
    ida ilana inge ingrid irene iris irina isabel isabella ivanka jackie jacqueline jane janet janice jasmine jean jeanne
    jen jenna jennifer jenny jessica jill joan joanna joanne jodi josephine joy joyce juanita judith judy julia juliana julie
    karen karin kate katharina katherine kathleen kathryn kathy katie katrina kayla kellyanne kendall kirsten kristen kristin
    kristina kirstie lara laura lauren layla leila lena leslie-ann lidia lillian lily linda lisa liz lois loretta lorraine louise
    lucia lucy luisa lydia lynn madeleine madison magdalena maggie malala marcela marcia margaret margarita maria mariam
    marianne marie marilyn marina marine marion marjorie marlene marsha martha mary maryam maureen megan meg melania
    melanie melinda melissa mercedes meredith mia michelle mildred miriam molly monica mona nadia nancy naomi
    natalia natalie natasha nicola nicole nikki nina nora olga olivia pamela patricia patty paula pauline peggy
    penelope penny petra phoebe phyllis priscilla priya rachel ramona rania rebecca regina renee rita roberta
    robin-ann rosa rosemary rosie roxanne ruth sabrina sally samantha sandra sara sarah selena shannon sharon sheila
    shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susanna susie suzanne svetlana
    sylvia tamara tammy tania tanya tara tatiana teresa theresa theresa tiffany tina tracy ursula valentina valerie
    vanessa vera veronica victoria viola violet virginia vivian wanda wendy whitney yasmin yolanda yulia yvette
    yvonne zainab zara zoe";
