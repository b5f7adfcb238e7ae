/*
 * Every emoji by group, in the order in which they are shown: the emoji, its names between colons, and further words by
 * which it is found. The first name is the one that is shown. Loaded only when somebody looks for one.
 *
 * Made from emojilib (https://github.com/muan/emojilib, MIT, © Mu-An Chiou), with names of our own and what came since.
 */

export const SMILEYS = `
😀 grinning face,smile,happy,joy,grin|😃 smiley,smile_open face,happy,joy,haha,funny|😄 smile face,happy,joy,funny,haha,laugh|
😁 grin face,happy,smile,joy,kawaii|😆 laughing,satisfied happy,joy,lol,haha,face,glad|😅 sweat_smile face,hot,happy,laugh,relief|
😂 joy,tears_of_joy face,cry,weep,happy,happytears,haha|🤣 rofl face,rolling,floor,laughing,lol,haha|☺️ relaxed face,blush,massage,happiness|
😊 blush face,smile,happy,flushed,crush,embarrassed|😇 innocent,halo face,angel,heaven|🙂 slightly_smiling,slightly_smiling_face smile|
🙃 upside_down,upside_down_face flipped,silly,smile|😉 wink face,happy,mischievous,secret,smile,eye|😌 relieved face,relaxed,phew,massage,happiness|
😍 heart_eyes face,love,like,affection,valentines,infatuation|
🥰 smiling_hearts,smiling_face_with_three_hearts love,like,affection,valentines,infatuation,crush|
😘 kissing_heart face,love,like,affection,valentines,infatuation|😗 kissing love,like,face,3,valentines,infatuation|
😙 kissing_smiling_eyes face,affection,valentines,infatuation,kiss|😚 kissing_closed_eyes face,love,like,affection,valentines,infatuation|
😋 yum happy,joy,tongue,smile,face,silly|😛 tongue,stuck_out_tongue face,prank,childish,playful,mischievous,smile|
😝 stuck_out_tongue_closed_eyes face,prank,playful,mischievous,smile|
😜 winking_tongue,stuck_out_tongue_winking_eye face,prank,childish,playful,mischievous,smile|🤪 zany face,goofy,crazy|
🤨 raised_eyebrow face,distrust,scepticism,disapproval,disbelief,surprise|🧐 monocle face,stuffy,wealthy|🤓 nerd,nerd_face nerdy,geek,dork|
😎 sunglasses,cool face,smile,summer,beach,sunglass|🤩 star_struck face,smile,starry,eyes,grinning|🥳 partying,party_face celebration,woohoo|
😏 smirk face,smile,mean,prank,smug,sarcasm|😒 unamused indifference,bored,straight_face,serious,sarcasm,unimpressed|
😞 disappointed face,sad,upset,depressed|😔 pensive face,sad,depressed,upset|😟 worried face,concern,nervous|
😕 confused face,indifference,huh,weird,hmmm|🙁 frowning,slightly_frowning_face disappointed,sad,upset|☹️ frowning_face sad,upset,frown|
😣 persevere face,sick,no,upset,oops|😖 confounded face,confused,sick,unwell,oops|😫 tired,tired_face sick,whine,upset,frustrated|
😩 weary face,tired,sleepy,sad,frustrated,upset|🥺 pleading face,begging,mercy|😢 cry face,tears,sad,depressed,upset|
😭 sob face,cry,tears,sad,upset,depressed|😤 triumph face,gas,phew,proud,pride|😠 mad mad,face,annoyed,frustrated|😡 rage,angry mad,hate,despise|
🤬 cursing,symbols_over_mouth face,swearing,cussing,profanity,expletive|🤯 exploding_head,mind_blown face,shocked|😳 flushed face,blush,shy,flattered|
🥵 hot face,feverish,heat,red,sweating|🥶 cold face,blue,freezing,frozen,frostbite,icicles|😱 scream face,munch,scared,omg|
😨 fearful face,scared,terrified,nervous,oops,huh|😰 cold_sweat face,nervous|😥 disappointed_relieved face,phew,sweat,nervous|
😓 sweat face,hot,sad,tired,exercise|🤗 hugs,hug face,smile|🤔 thinking face,hmmm,think,consider|🤭 hand_over_mouth,oops face,whoops,shock,surprise|
🤫 shushing,quiet face,shhh|🤥 lying,lying_face lie,pinocchio|😶 no_mouth face,hellokitty|😐 neutral,neutral_face indifference,meh|
😑 expressionless face,indifferent,meh,deadpan|😬 grimacing face,grimace,teeth|🙄 eye_roll,roll_eyes face,eyeroll,frustrated|😯 hushed face,woo,shh|
😦 frowning_open face,aw,what|😧 anguished face,stunned,nervous|😮 open_mouth,wow face,surprise,impressed,whoa|😲 astonished face,xox,surprised,poisoned|
😴 sleeping,zzz_face tired,sleepy,night|🤤 drooling_face|😪 sleepy face,tired,rest,nap|😵 dizzy_face spent,unconscious,xox|
🤐 zipper_mouth,zipper_mouth_face sealed,secret|🥴 woozy face,dizzy,intoxicated,tipsy,wavy|
🤢 nauseated,nauseated_face vomit,gross,green,sick,throw_up,ill|🤮 vomiting face,sick|🤧 sneezing,sneezing_face gesundheit,sneeze,sick,allergy|
😷 mask face,sick,ill,disease|🤒 thermometer_face,sick,face_with_thermometer temperature,cold,fever|
🤕 head_bandage,face_with_head_bandage injured,clumsy,hurt|🤑 money_mouth_face rich,dollar|🤠 cowboy,cowboy_hat_face cowgirl|
😈 smiling_imp devil,horns|👿 imp devil,angry,horns|👹 japanese_ogre monster,red,mask,halloween,scary,creepy|
👺 japanese_goblin red,evil,mask,monster,scary,creepy|🤡 clown,clown_face|💩 poop hankey,shitface,fail,turd,shit|👻 ghost halloween,spooky,scary|
💀 skull dead,skeleton,creepy,death|👽 alien ufo,paul,weird,outer_space|🤖 robot computer,machine,bot|😺 smiley_cat animal,cats,happy,smile|
😸 smile_cat animal,cats|😹 joy_cat animal,cats,haha,happy,tears|😻 heart_eyes_cat animal,love,like,affection,cats,valentines|
😼 smirk_cat animal,cats|😽 kissing_cat animal,cats,kiss|🙀 scream_cat animal,cats,munch,scared|😿 crying_cat_face animal,tears,weep,sad,cats,upset|
😾 pouting_cat animal,cats|🤲 palms_up hands,gesture,cupped,prayer|👐 open_hands fingers,butterfly|🙌 raised_hands,hooray gesture,yea,celebration|
👏 clap hands,praise,applause,congrats,yay|🤝 handshake agreement,shake|👍 +1,thumbs_up,thumbsup yes,awesome,good,agree,accept,cool|
👎 -1,thumbs_down,thumbsdown no,dislike,hand|👊 punch,fist_bump,facepunch angry,violence,hit,attack,hand|✊ fist fingers,hand,grasp|
🤛 fist_left hand,fistbump|🤜 fist_right hand,fistbump|🤞 crossed_fingers good,lucky|✌️ v,victory fingers,ohyeah,hand,peace,two|
🤟 love_you hand,fingers,gesture|🤘 metal hand,fingers,evil_eye,sign_of_horns,rock_on|👌 ok_hand fingers,limbs,perfect,okay|
👈 point_left direction,fingers,hand|👉 point_right fingers,hand,direction|☝️ point_up_2 hand,fingers,direction|👇 point_down fingers,hand,direction|
👆 point_up fingers,hand,direction|✋ hand,stop_hand,raised_hand fingers,highfive,palm,ban|🤚 raised_back_of_hand fingers,backhand|
🖐️ raised_hand_with_fingers_splayed palm|🖖 vulcan,vulcan_salute hand,fingers,spock,star_trek|👋 wave hands,gesture,goodbye,solong,farewell,hello|
🤙 call_me,call_me_hand hands,gesture|💪 muscle,strong arm,flex,hand,summer,biceps|🖕 fu hand,fingers,rude,middle,flipping|
✍️ writing_hand lower_left_ballpoint_pen,stationery,write,compose|🙏 pray,thanks,please,folded_hands hope,wish,namaste,highfive|🦶 foot kick,stomp|
🦵 leg kick,limb|💍 ring wedding,propose,marriage,valentines,diamond,fashion|💄 lipstick female,girl,fashion,woman|
💋 kiss face,lips,love,like,affection,valentines|👄 lips mouth,kiss|🦷 tooth teeth,dentist|👅 tongue_out mouth,playful|👂 ear face,hear,sound,listen|
👃 nose smell,sniff|👣 footprints feet,tracking,walking,beach|👁️ eye face,look,see,watch,stare|👀 eyes look,watch,stalk,peek,see|
🧠 brain smart,intelligent|🗣️ speaking_head user,person,human,sing,say,talk|👤 bust_in_silhouette user,person,human|
👥 busts_in_silhouette user,person,human,group,team|👶 baby child,boy,girl,toddler|👧 girl female,woman,teenager|🧒 child young|
👦 boy man,male,guy,teenager|👩 woman female,girls,lady|🧑 adult person|👨 man mustache,father,dad,guy,classy,sir|
👱‍♀️ blonde_woman female,girl,person|👱 blonde_man male,boy,guy,person|🧔 bearded_person bewhiskered|
👵 older_woman human,female,women,lady,old,elder|🧓 older_adult human,elder,senior|👴 older_man human,male,men,old,elder,senior|
👲 man_with_gua_pi_mao male,boy,chinese|🧕 woman_with_headscarf female,hijab,mantilla,tichel|👳‍♀️ woman_with_turban female,indian,hinduism,arabs|
👳 man_with_turban male,indian,hinduism,arabs|👮‍♀️ policewoman woman,police,law,legal,enforcement,arrest|
👮 policeman man,police,law,legal,enforcement,arrest|👷‍♀️ construction_worker_woman female,human,wip,build,labor|
👷 construction_worker_man male,human,wip,guy,build,labor|💂‍♀️ guardswoman uk,gb,british,female,royal,woman|
💂 guardsman uk,gb,british,male,guy,royal|🕵️‍♀️ female_detective human,spy,woman|🕵️ male_detective human,spy|
👩‍⚕️ woman_health_worker doctor,nurse,therapist,healthcare,human|👨‍⚕️ man_health_worker doctor,nurse,therapist,healthcare,human|
👩‍🌾 woman_farmer rancher,gardener,human|👨‍🌾 man_farmer rancher,gardener,human|👩‍🍳 woman_cook chef,human|👨‍🍳 man_cook chef,human|
👩‍🎓 woman_student graduate,human|👨‍🎓 man_student graduate,human|👩‍🎤 woman_singer rockstar,entertainer,human|
👨‍🎤 man_singer rockstar,entertainer,human|👩‍🏫 woman_teacher instructor,professor,human|👨‍🏫 man_teacher instructor,professor,human|
👩‍🏭 woman_factory_worker assembly,industrial,human|👨‍🏭 man_factory_worker assembly,industrial,human|
👩‍💻 woman_technologist coder,developer,engineer,programmer,software,human|👨‍💻 man_technologist coder,developer,engineer,programmer,software,human|
👩‍💼 woman_office_worker business,manager,human|👨‍💼 man_office_worker business,manager,human|👩‍🔧 woman_mechanic plumber,human,wrench|
👨‍🔧 man_mechanic plumber,human,wrench|👩‍🔬 woman_scientist biologist,chemist,engineer,physicist,human|
👨‍🔬 man_scientist biologist,chemist,engineer,physicist,human|👩‍🎨 woman_artist painter,human|👨‍🎨 man_artist painter,human|
👩‍🚒 woman_firefighter fireman,human|👨‍🚒 man_firefighter fireman,human|👩‍✈️ woman_pilot aviator,plane,human|👨‍✈️ man_pilot aviator,plane,human|
👩‍🚀 woman_astronaut space,rocket,human|👨‍🚀 man_astronaut space,rocket,human|👩‍⚖️ woman_judge justice,court,human|
👨‍⚖️ man_judge justice,court,human|👰 bride_with_veil couple,marriage,wedding,woman|🤵 man_in_tuxedo couple,marriage,wedding,groom|
👸 princess girl,woman,female,blond,crown,royal|🤴 prince boy,man,male,crown,royal,king|🦸‍♀️ woman_superhero female,good,heroine,superpowers|
🦸‍♂️ man_superhero male,good,hero,superpowers|🦹‍♀️ woman_supervillain female,evil,bad,criminal,heroine,superpowers|
🦹‍♂️ man_supervillain male,evil,bad,criminal,hero,superpowers|🤶 mrs_claus woman,female,xmas,mother_christmas|
🎅 santa festival,man,male,xmas,father_christmas|🧙‍♀️ sorceress woman,female,mage,witch|🧙‍♂️ wizard man,male,mage,sorcerer|🧝‍♀️ woman_elf female|
🧝‍♂️ man_elf male|🧛‍♀️ woman_vampire female|🧛‍♂️ man_vampire male,dracula|🧟‍♀️ woman_zombie female,undead,walking_dead|
🧟‍♂️ man_zombie male,dracula,undead,walking_dead|🧞‍♀️ woman_genie female|🧞‍♂️ man_genie male|🧜‍♀️ mermaid woman,female,merwoman,ariel|
🧜‍♂️ merman man,male,triton|🧚‍♀️ woman_fairy female|🧚‍♂️ man_fairy male|👼 angel heaven,wings,halo|🤰 pregnant_woman baby|
🤱 breastfeeding nursing,baby|🙇‍♀️ bowing_woman female,girl|🙇 bow,bowing_man male,boy|💁 tipping_hand_woman female,girl,human,information|
💁‍♂️ tipping_hand_man male,boy,human,information|🙅 no_good_woman female,girl,nope|🙅‍♂️ no_good_man male,boy,nope|
🙆 ok_woman women,girl,female,pink,human|🙆‍♂️ ok_man men,boy,male,blue,human|🙋 raising_hand,raising_hand_woman female,girl|
🙋‍♂️ raising_hand_man male,boy|🤦‍♀️ woman_facepalming female,girl,disbelief|🤦‍♂️ man_facepalming male,boy,disbelief|
🤷 shrug,woman_shrugging female,girl,confused,indifferent,doubt|🤷‍♂️ man_shrugging male,boy,confused,indifferent,doubt|🙎 pouting_woman female,girl|
🙎‍♂️ pouting_man male,boy|🙍 frowning_woman female,girl,sad,depressed,discouraged,unhappy|
🙍‍♂️ frowning_man male,boy,sad,depressed,discouraged,unhappy|💇 haircut_woman female,girl|💇‍♂️ haircut_man male,boy|
💆 massage_woman female,girl,head|💆‍♂️ massage_man male,boy,head|🧖‍♀️ woman_in_steamy_room female,spa,steamroom,sauna|
🧖‍♂️ man_in_steamy_room male,spa,steamroom,sauna|💅 nail_care beauty,manicure,finger,fashion|🤳 selfie camera,phone|💃 dancer female,girl,woman,fun|
🕺 man_dancing male,boy,fun,dancer|👯 dancing_women female,bunny,girls|👯‍♂️ dancing_men male,bunny,boys|🚶‍♀️ walking_woman human,feet,steps,female|
🚶 walking,walking_man human,feet,steps|🏃‍♀️ running_woman walking,exercise,race,female|🏃 running,running_man walking,exercise,race|
👫 couple pair,people,human,love,date,dating|👭 two_women_holding_hands pair,friendship,couple,love,like,female|
👬 two_men_holding_hands pair,couple,love,like,bromance,friendship|💑 couple_with_heart_woman_man pair,love,like,affection,human,dating|
👩‍❤️‍👩 couple_with_heart_woman_woman pair,love,like,affection,human,dating|👨‍❤️‍👨 couple_with_heart_man_man pair,love,like,affection,human,dating|
💏 couplekiss_man_woman pair,valentines,love,like,dating,marriage|👩‍❤️‍💋‍👩 couplekiss_woman_woman pair,valentines,love,like,dating,marriage|
👨‍❤️‍💋‍👨 couplekiss_man_man pair,valentines,love,like,dating,marriage|👪 family,family_man_woman_boy home,parents,child,mom,dad,father|
👨‍👩‍👧 family_man_woman_girl home,parents,people,human,child|👨‍👩‍👧‍👦 family_man_woman_girl_boy home,parents,people,human,children|
👨‍👩‍👦‍👦 family_man_woman_boy_boy home,parents,people,human,children|👨‍👩‍👧‍👧 family_man_woman_girl_girl home,parents,people,human,children|
👩‍👩‍👦 family_woman_woman_boy home,parents,people,human,children|👩‍👩‍👧 family_woman_woman_girl home,parents,people,human,children|
👩‍👩‍👧‍👦 family_woman_woman_girl_boy home,parents,people,human,children|👩‍👩‍👦‍👦 family_woman_woman_boy_boy home,parents,people,human,children|
👩‍👩‍👧‍👧 family_woman_woman_girl_girl home,parents,people,human,children|👨‍👨‍👦 family_man_man_boy home,parents,people,human,children|
👨‍👨‍👧 family_man_man_girl home,parents,people,human,children|👨‍👨‍👧‍👦 family_man_man_girl_boy home,parents,people,human,children|
👨‍👨‍👦‍👦 family_man_man_boy_boy home,parents,people,human,children|👨‍👨‍👧‍👧 family_man_man_girl_girl home,parents,people,human,children|
👩‍👦 family_woman_boy home,parent,people,human,child|👩‍👧 family_woman_girl home,parent,people,human,child|
👩‍👧‍👦 family_woman_girl_boy home,parent,people,human,children|👩‍👦‍👦 family_woman_boy_boy home,parent,people,human,children|
👩‍👧‍👧 family_woman_girl_girl home,parent,people,human,children|👨‍👦 family_man_boy home,parent,people,human,child|
👨‍👧 family_man_girl home,parent,people,human,child|👨‍👧‍👦 family_man_girl_boy home,parent,people,human,children|
👨‍👦‍👦 family_man_boy_boy home,parent,people,human,children|👨‍👧‍👧 family_man_girl_girl home,parent,people,human,children|
🧶 yarn ball,crochet,knit|🧵 thread needle,sewing,spool,string|🧥 coat jacket|🥼 labcoat doctor,experiment,scientist,chemist|
👚 womans_clothes fashion,shopping_bags,female|👕 shirt,tshirt fashion,cloth,casual,tee|👖 jeans fashion,shopping|
👔 necktie shirt,suitup,formal,fashion,cloth,business|👗 dress clothes,fashion,shopping|👙 bikini swimming,female,woman,girl,fashion,beach|
👘 kimono dress,fashion,women,female,japanese|🥿 flat_shoe ballet,slipper|👠 high_heel fashion,shoes,female,pumps,stiletto|
👡 sandal shoes,fashion,flip_flops|👢 boot shoes,fashion|👞 mans_shoe fashion,male|👟 sneaker,athletic_shoe shoes,sports,sneakers|
🥾 hiking_boot backpacking,camping|🧦 socks stockings,clothes|🧤 gloves hands,winter,clothes|🧣 scarf neck,winter,clothes|
🎩 top_hat,tophat magic,gentleman,classy,circus|🧢 billed_hat cap,baseball|👒 womans_hat fashion,accessories,female,lady,spring|
🎓 graduation,mortar_board school,college,degree,university,cap,hat|⛑️ rescue_worker_helmet construction,build|👑 crown king,kod,leader,royalty,lord|
👝 pouch bag,accessories,shopping|👛 purse fashion,accessories,money,sales,shopping|👜 handbag fashion,accessory,accessories,shopping|
💼 briefcase business,documents,work,law,legal,job|🎒 backpack,school_satchel student,education,bag|🧳 luggage packing,travel|
👓 glasses,eyeglasses fashion,accessories,eyesight,nerdy,dork,geek|🕶️ dark_sunglasses face,cool,accessories|🥽 goggles eyes,protection,safety|
🌂 closed_umbrella weather,rain,drizzle|💤 zzz sleepy,tired,dream|🥲 smiling_tear|🥸 disguised|🫠 melting|🫢 gasp|🫣 peeking|🫡 salute|
🫥 dotted_line_face|🫤 diagonal_mouth|🥹 holding_back_tears|🥱 yawning|😮‍💨 exhaling|😵‍💫 spiral_eyes|😶‍🌫️ face_in_clouds|🤌 pinched_fingers|
🤏 pinching|🫰 finger_heart|🫱 hand_right|🫲 hand_left|🫳 palm_down|🫴 palm_up|🫵 point_at_you|🫶 heart_hands|🫦 biting_lip|🧑‍💻 technologist,coder|
🫂 people_hugging|🧑‍🍳 cook|🧑‍🎓 student|🧑‍🏫 teacher|🧑‍🔧 mechanic|🧑‍🚀 astronaut_person|🧏 deaf_person|🧍 standing|🧎 kneeling|
🧑‍🤝‍🧑 holding_hands|🤍 white_heart|🤎 brown_heart|🤦 facepalm|`;

export const NATURE = `
🎃 jack_o_lantern,halloween light,pumpkin,creepy,fall|🐶 dog animal,friend,nature,woof,puppy,pet|🐱 cat animal,meow,nature,pet,kitten|
🐭 mouse animal,nature,cheese_wedge,rodent|🐹 hamster animal,nature|🐰 rabbit animal,nature,pet,spring,magic,bunny|🦊 fox,fox_face animal,nature|
🐻 bear animal,nature,wild|🐼 panda,panda_face animal,nature|🐨 koala animal,nature|🐯 tiger animal,cat,danger,wild,nature,roar|🦁 lion animal,nature|
🐮 cow beef,ox,animal,nature,moo,milk|🐷 pig animal,oink,nature|🐽 pig_nose animal,oink|🐸 frog animal,nature,croak,toad|
🐵 monkey_face animal,nature,circus|🙈 see_no_evil monkey,animal,nature,haha|🙉 hear_no_evil animal,monkey,nature|
🙊 speak_no_evil monkey,animal,nature,omg|🐒 monkey animal,nature,banana,circus|🐔 chicken animal,cluck,nature,bird|🐧 penguin animal,nature|
🐦 bird animal,nature,fly,tweet,spring|🐤 baby_chick animal,chicken,bird|🐣 hatching_chick animal,chicken,egg,born,baby,bird|
🐥 hatched_chick animal,chicken,baby,bird|🦆 duck animal,nature,bird,mallard|🦅 eagle animal,nature,bird|🦉 owl animal,nature,bird,hoot|
🦇 bat animal,nature,blind,vampire|🐺 wolf animal,nature,wild|🐗 boar animal,nature|🐴 horse animal,brown,nature|🦄 unicorn animal,nature,mystical|
🐝 bee,honeybee animal,insect,nature,bug,spring,honey|🐛 bug animal,insect,nature,worm|🦋 butterfly animal,insect,nature,caterpillar|
🐌 snail slow,animal,shell|🐚 shell nature,sea,beach|🐞 beetle animal,insect,nature,ladybug|🐜 ant animal,insect,nature,bug|
🦟 mosquito animal,nature,insect,malaria|🦗 grasshopper animal,cricket,chirp|🕷️ spider animal,arachnid|🕸️ spider_web animal,insect,arachnid,silk|
🦂 scorpion animal,arachnid|🐢 turtle animal,slow,nature,tortoise|🐍 snake animal,evil,nature,hiss,python|🦎 lizard animal,nature,reptile|
🦖 t-rex animal,nature,dinosaur,tyrannosaurus,extinct|🦕 sauropod animal,nature,dinosaur,brachiosaurus,brontosaurus,diplodocus|
🐙 octopus animal,creature,ocean,sea,nature,beach|🦑 squid animal,nature,ocean,sea|🦐 shrimp animal,ocean,nature,seafood|
🦞 lobster animal,nature,bisque,claws,seafood|🦀 crab animal,crustacean|🐡 blowfish animal,nature,food,sea,ocean|
🐠 fish,tropical_fish animal,swim,ocean,beach,nemo|🐟 plain_fish animal,food,nature|🐬 dolphin animal,nature,fish,sea,ocean,flipper|
🐳 whale animal,nature,sea,ocean|🐋 whale2 animal,nature,sea,ocean|🦈 shark animal,nature,fish,sea,ocean,jaws|
🐊 crocodile animal,nature,reptile,lizard,alligator|🐅 tiger2 animal,nature,roar|🐆 leopard animal,nature|🦓 zebra animal,nature,stripes,safari|
🦍 gorilla animal,nature,circus|🐘 elephant animal,nature,nose,th,circus|🦛 hippopotamus animal,nature|🦏 rhinoceros animal,nature,horn|
🐪 dromedary_camel animal,hot,desert,hump|🦒 giraffe animal,nature,spots,safari|🦘 kangaroo animal,nature,australia,joey,hop,marsupial|
🐫 camel animal,nature,hot,desert,hump|🐃 water_buffalo animal,nature,ox,cow|🐂 ox animal,cow,beef|🐄 cow2 beef,ox,animal,nature,moo,milk|
🐎 racehorse animal,gamble,luck|🐖 pig2 animal,nature|🐏 ram animal,sheep,nature|🐑 sheep animal,nature,wool,shipit|🦙 llama animal,nature,alpaca|
🐐 goat animal,nature|🦌 deer animal,nature,horns,venison|🐕 dog2 animal,nature,friend,doge,pet,faithful|🐩 poodle dog,animal,101,nature,pet|
🐈 cat2 animal,meow,pet,cats|🐓 rooster animal,nature,chicken|🦃 turkey animal,bird|🦚 peacock animal,nature,peahen,bird|
🦜 parrot animal,nature,bird,pirate,talk|🦢 swan animal,nature,bird|🕊️ dove animal,bird|🐇 rabbit2 animal,nature,pet,magic,spring|
🦝 raccoon animal,nature|🦡 badger animal,nature,honey|🐀 rat animal,mouse,rodent|🐁 mouse2 animal,nature,rodent|
🐿️ chipmunk animal,nature,rodent,squirrel|🦔 hedgehog animal,nature,spiny|🐾 paw_prints animal,tracking,footprints,dog,cat,pet|
🐉 dragon animal,myth,nature,chinese,green|🐲 dragon_face animal,myth,nature,chinese,green|🌵 cactus vegetable,plant,nature|
🎄 christmas_tree festival,vacation,december,xmas,celebration|🌲 evergreen,evergreen_tree plant,nature|🌳 tree,deciduous_tree plant,nature|
🌴 palm_tree plant,vegetable,nature,summer,beach,mojito|🌱 seedling plant,nature,grass,lawn,spring|🌿 herb vegetable,plant,medicine,weed,grass,lawn|
☘️ shamrock vegetable,plant,nature,irish,clover|🍀 four_leaf_clover,lucky vegetable,plant,nature,irish|
🎍 bamboo plant,nature,vegetable,panda,pine_decoration|🎋 tanabata_tree plant,nature,branch,summer|🍃 leaves nature,plant,tree,vegetable,grass,lawn|
🍂 fallen_leaf nature,plant,vegetable,leaves|🍁 maple_leaf nature,plant,vegetable,ca,fall|🌾 ear_of_rice nature,plant|
🌺 hibiscus plant,vegetable,flowers,beach|🌻 sunflower nature,plant,fall|🌹 rose flowers,valentines,love,spring|🥀 wilted_flower plant,nature|
🌷 tulip flowers,plant,nature,summer,spring|🌼 blossom nature,flowers,yellow|🌸 cherry_blossom nature,plant,spring,flower|
💐 bouquet flowers,nature,spring|🍄 mushroom plant,vegetable|🌎 earth_americas globe,world,usa,international|
🌍 earth_africa,earth globe,world,international|🌏 earth_asia globe,world,east,international|🌕 full_moon nature,yellow,twilight,planet,space,night|
🌖 waning_gibbous_moon nature,twilight,planet,space,night,evening|🌗 last_quarter_moon nature,twilight,planet,space,night,evening|
🌘 waning_crescent_moon nature,twilight,planet,space,night,evening|🌑 new_moon nature,twilight,planet,space,night,evening|
🌒 waxing_crescent_moon nature,twilight,planet,space,night,evening|🌓 first_quarter_moon nature,twilight,planet,space,night,evening|
🌔 waxing_gibbous_moon nature,night,sky,gray,twilight,planet|🌚 new_moon_with_face nature,twilight,planet,space,night,evening|
🌝 full_moon_with_face nature,twilight,planet,space,night,evening|🌛 first_quarter_moon_with_face nature,twilight,planet,space,night,evening|
🌜 last_quarter_moon_with_face nature,twilight,planet,space,night,evening|🌞 sun_with_face nature,morning,sky|
🌙 moon,crescent_moon night,sleep,sky,evening,magic|⭐ star night,yellow|🌟 star2,glowing_star night,sparkle,awesome,good,magic|
💫 dizzy star,sparkle,shoot,magic|✨ sparkles stars,shine,shiny,cool,awesome,good|☄️ comet space|
☀️ sun,sunny weather,nature,brightness,summer,beach,spring|🌤️ sun_behind_small_cloud weather|
⛅ partly_sunny weather,nature,cloudy,morning,fall,spring|🌥️ sun_behind_large_cloud weather|🌦️ sun_behind_rain_cloud weather|☁️ cloud weather,sky|
🌧️ rain,cloud_with_rain weather|⛈️ storm,cloud_with_lightning_and_rain weather|🌩️ cloud_with_lightning weather,thunder|
⚡ zap,lightning thunder,weather,lightning_bolt,fast|🔥 fire hot,cook,flame|💥 boom,collision bomb,explode,explosion,blown|
❄️ snowflake winter,season,cold,weather,christmas,xmas|🌨️ cloud_with_snow weather|⛄ snowman winter,season,cold,weather,christmas,xmas|
☃️ snowman_with_snow winter,season,cold,weather,christmas,xmas|🌬️ wind_face gust,air|💨 dash wind,air,fast,shoo,fart,smoke|
🌪️ tornado weather,cyclone,twister|🌫️ fog weather|☂️ umbrella,open_umbrella weather,spring|☔ umbrella_rain rainy,weather,spring|
💧 droplet water,drip,faucet,spring|💦 sweat_drops water,drip,oops|🌊 ocean,wave_water sea,nature,tsunami,disaster|🌰 chestnut food,squirrel|🦥 sloth|
🦦 otter|🦨 skunk|🦩 flamingo|🐻‍❄️ polar_bear|🦭 seal|🪲 beetle_insect|🪳 cockroach|🪰 fly|🪱 worm|🪴 potted_plant|🪵 wood|🪨 rock|🪸 coral|🪷 lotus|
🪹 empty_nest|🪺 nest|🦬 bison|🦣 mammoth|🦫 beaver|🐈‍⬛ black_cat|🐕‍🦺 service_dog|🪶 feather|🦤 dodo|🫎 moose|🫏 donkey|🪿 goose|🐦‍⬛ black_bird|
🪼 jellyfish|🪻 hyacinth|`;

export const FOOD = `
🍏 green_apple fruit,nature|🍎 apple fruit,mac,school|🍐 pear fruit,nature,food|🍊 tangerine,orange food,fruit,nature|🍋 lemon fruit,nature|
🍌 banana fruit,food,monkey|🍉 watermelon fruit,food,picnic,summer|🍇 grapes fruit,food,wine|🍓 strawberry fruit,food,nature|
🍈 melon fruit,nature,food|🍒 cherries food,fruit|🍑 peach fruit,nature,food|🥭 mango fruit,food,tropical|🍍 pineapple fruit,nature,food|
🥥 coconut fruit,nature,food,palm|🥝 kiwi,kiwi_fruit food|🍅 tomato fruit,vegetable,nature,food|🍆 eggplant vegetable,nature,food,aubergine|
🥑 avocado fruit,food|🥦 broccoli fruit,food,vegetable|🥬 leafy_greens food,vegetable,plant,bok_choy,cabbage,kale|🥒 cucumber fruit,food,pickle|
🌶️ hot_pepper food,spicy,chilli,chili|🌽 corn food,vegetable,plant|🥕 carrot vegetable,food,orange|🥔 potato food,tuber,vegatable,starch|
🍠 sweet_potato food,nature|🥐 croissant food,bread,french|🥯 bagel food,bread,bakery,schmear|🍞 bread food,wheat,breakfast,toast|
🥖 baguette_bread food,french|🥨 pretzel food,bread,twisted|🧀 cheese food,chadder|🥚 egg food,chicken,breakfast|🍳 fried_egg food,breakfast,kitchen|
🥞 pancakes food,breakfast,flapjacks,hotcakes|🥓 bacon food,breakfast,pork,pig,meat|🥩 steak food,cow,meat,cut,chop,lambchop|
🍗 poultry_leg food,meat,drumstick,bird,chicken,turkey|🍖 meat_on_bone good,food,drumstick|🦴 bone skeleton|🌭 hotdog food,frankfurter|
🍔 hamburger,burger meat,fast_food,beef,cheeseburger,mcdonalds,burger_king|🍟 fries chips,snack,fast_food|🍕 pizza food,party|
🥪 sandwich food,lunch,bread|🥙 stuffed_flatbread food,gyro|🌮 taco food,mexican|🌯 burrito food,mexican|🥗 salad,green_salad food,healthy,lettuce|
🥘 shallow_pan_of_food cooking,casserole,paella|🥫 canned_food soup|🍝 spaghetti food,italian,noodle|🍜 ramen food,japanese,noodle,chopsticks|
🍲 stew food,meat,soup|🍛 curry food,spicy,hot,indian|🍣 sushi food,fish,japanese,rice|🍱 bento food,japanese,box|
🍤 fried_shrimp food,animal,appetizer,summer|🍙 rice_ball food,japanese|🍚 rice food,china,asian|🍘 rice_cracker food,japanese|
🍥 fish_cake food,japan,sea,beach,narutomaki,pink|🥠 fortune_cookie food,prophecy|🥮 moon_cake food,autumn|🍢 oden food,japanese|
🍡 dango food,dessert,sweet,japanese,barbecue,meat|🍧 shaved_ice hot,dessert,summer|🍨 ice_cream food,hot,dessert|🍦 icecream food,hot,dessert,summer|
🥧 pie food,dessert,pastry|🧁 cupcake food,dessert,bakery,sweet|🍰 shortcake food,dessert|🎂 birthday,cake food,dessert|🍮 custard dessert,food|
🍭 lollipop food,snack,candy,sweet|🍬 candy snack,dessert,sweet,lolly|🍫 chocolate,chocolate_bar food,snack,dessert,sweet|
🍿 popcorn food,movie_theater,films,snack|🍩 doughnut,donut food,dessert,snack,sweet|🥟 dumpling food,empanada,pierogi,potsticker|
🍪 cookie food,snack,oreo,chocolate,sweet,dessert|🥜 peanuts food,nut|🍯 honey_pot bees,sweet,kitchen|🥛 milk_glass beverage,drink,cow|
🍼 baby_bottle food,container,milk|☕ coffee beverage,caffeine,latte,espresso|🍵 tea drink,bowl,breakfast,green,british|🥤 cup_with_straw drink,soda|
🍶 sake wine,drink,drunk,beverage,japanese,alcohol|🍺 beer relax,beverage,drink,drunk,party,pub|🍻 beers,cheers relax,beverage,drink,drunk,party,pub|
🥂 clinking_glasses beverage,drink,party,alcohol,celebrate,cheers|🍷 wine,wine_glass drink,beverage,drunk,alcohol,booze|
🥃 tumbler_glass drink,beverage,drunk,alcohol,liquor,booze|🍸 cocktail drink,drunk,alcohol,beverage,booze,mojito|
🍹 tropical_drink beverage,cocktail,summer,beach,alcohol,booze|🍾 champagne drink,wine,bottle,celebration|🥄 spoon cutlery,kitchen,tableware|
🍴 fork_and_knife cutlery,kitchen|🍽️ plate_with_cutlery food,eat,meal,lunch,dinner,restaurant|
🥣 bowl_with_spoon food,breakfast,cereal,oatmeal,porridge|🥡 takeout_box food,leftovers|🥢 chopsticks food|🧂 salt condiment,shaker|🧋 bubble_tea|
🧃 juice|🧉 mate|🧇 waffle|🧆 falafel|🧈 butter|🧅 onion|🧄 garlic|🫐 blueberries|🫒 olive|🫓 flatbread|🫔 tamale|🫕 fondue|🫖 teapot|🫗 pouring|
🫘 beans|🫙 jar|🧊 ice|🫚 ginger|🫛 pea_pod|🦪 oyster|`;

export const ACTIVITIES = `
👾 space_invader game,arcade,play|🕴️ business_suit_levitating levitate,hover,jump|⚽ soccer sports,football|🏀 basketball sports,balls,nba|
🏈 football sports,balls,nfl|⚾ baseball sports,balls|🥎 softball sports,balls|🎾 tennis sports,balls,green|🏐 volleyball sports,balls|
🏉 rugby_football sports,team|🥏 flying_disc sports,frisbee,ultimate|🎱 8ball pool,hobby,game,luck,magic|⛳ golf sports,business,flag,hole,summer|
🏌️‍♀️ golfing_woman sports,business,female|🏌️ golfing_man sports,business|🏓 ping_pong sports,pingpong|🏸 badminton sports|🥅 goal_net sports|
🏒 ice_hockey sports|🏑 field_hockey sports|🥍 lacrosse sports,ball,stick|🏏 cricket sports|🎿 ski sports,winter,cold,snow|
⛷️ skier sports,winter,snow|🏂 snowboarder sports,winter|🤺 person_fencing sports,sword|🤼‍♀️ women_wrestling sports,wrestlers|
🤼‍♂️ men_wrestling sports,wrestlers|🤸‍♀️ woman_cartwheeling gymnastics|🤸‍♂️ man_cartwheeling gymnastics|🤾‍♀️ woman_playing_handball sports|
🤾‍♂️ man_playing_handball sports|⛸️ ice_skate sports|🥌 curling_stone sports|🛹 skateboard board|🛷 sled sleigh,luge,toboggan|
🏹 bow_and_arrow sports|🎣 fishing_pole_and_fish food,hobby,summer|🥊 boxing_glove sports,fighting|🥋 martial_arts_uniform judo,karate,taekwondo|
🚣‍♀️ rowing_woman sports,hobby,water,ship,female|🚣 rowing_man sports,hobby,water,ship|🧗‍♀️ climbing_woman sports,hobby,female,rock|
🧗‍♂️ climbing_man sports,hobby,male,rock|🏊‍♀️ swimming_woman sports,exercise,human,athlete,water,summer|
🏊 swimming_man sports,exercise,human,athlete,water,summer|🤽‍♀️ woman_playing_water_polo sports,pool|🤽‍♂️ man_playing_water_polo sports,pool|
🧘‍♀️ woman_in_lotus_position female,meditation,yoga,serenity,zen,mindfulness|
🧘‍♂️ man_in_lotus_position male,meditation,yoga,serenity,zen,mindfulness|🏄‍♀️ surfing_woman sports,ocean,sea,summer,beach,female|
🏄 surfing_man sports,ocean,sea,summer,beach|⛹️‍♀️ basketball_woman sports,human,female|⛹️ basketball_man sports,human|
🏋️‍♀️ weight_lifting_woman sports,training,exercise,female|🏋️ weight_lifting_man sports,training,exercise|
🚴‍♀️ biking_woman sports,bike,exercise,hipster,female|🚴 biking_man sports,bike,exercise,hipster|
🚵‍♀️ mountain_biking_woman transportation,sports,human,race,bike,female|🚵 mountain_biking_man transportation,sports,human,race,bike|
🏇 horse_racing animal,betting,competition,gambling,luck|🏆 trophy win,award,contest,place,ftw,ceremony|🎽 running_shirt_with_sash play,pageant|
🏅 medal,medal_sports award,winning|🎖️ medal_military award,winning,army|🥇 first_place,1st_place_medal award,winning|
🥈 second_place,2nd_place_medal award|🥉 third_place,3rd_place_medal award|🎗️ reminder_ribbon sports,cause,support,awareness|
🏵️ rosette flower,decoration,military|🎫 ticket event,concert,pass|🎟️ tickets sports,concert,entrance|
🎭 theatre,performing_arts acting,theater,drama|🎨 art design,paint,draw,colors|🎪 circus_tent festival,carnival,party|
🤹‍♀️ woman_juggling juggle,balance,skill,multitask|🤹‍♂️ man_juggling juggle,balance,skill,multitask|🎤 microphone sound,music,pa,sing,talkshow|
🎧 headphones music,score,gadgets|🎼 musical_score treble,clef,compose|🎹 piano,musical_keyboard instrument,compose|
🥁 drum music,instrument,drumsticks,snare|🎷 saxophone music,instrument,jazz,blues|🎺 trumpet music,brass|🎸 guitar music,instrument|
🎻 violin music,instrument,orchestra,symphony|🎬 clapper movie,film,record|🎮 video_game play,console,ps4,controller|
🎯 dart,bullseye game,play,bar,target|🎲 dice,game_die random,tabletop,play,luck|♟️ chess,chess_pawn expendable|
🎰 slot_machine bet,gamble,vegas,fruit_machine,luck,casino|🧩 jigsaw,puzzle interlocking,piece|🎳 bowling sports,fun,play|
🛀 bath clean,shower,bathroom|🪂 parachute|🪀 yo_yo|🪁 kite|🪄 magic_wand|🪅 pinata|🪆 nesting_dolls|🪩 disco_ball|🤿 diving_mask|🪃 boomerang|
🪡 sewing_needle|🪢 knot|🪕 banjo|🪗 accordion|🪘 long_drum|🪇 maracas|🪈 flute|`;

export const TRAVEL = `
🚗 car,red_car transportation,vehicle|🚕 taxi uber,vehicle,cars,transportation|🚙 blue_car transportation,vehicle|🚌 bus car,vehicle,transportation|
🚎 trolleybus bart,transportation,vehicle|🏎️ racing_car sports,race,fast,formula,f1|🚓 police_car vehicle,cars,transportation,law,legal,enforcement|
🚑 ambulance health,911,hospital|🚒 fire_engine transportation,cars,vehicle|🚐 minibus vehicle,car,transportation|🚚 truck cars,transportation|
🚛 articulated_lorry vehicle,cars,transportation,express|🚜 tractor vehicle,car,farming,agriculture|🛴 scooter,kick_scooter vehicle,razor|
🏍️ motorcycle race,sports,fast|🚲 bike sports,bicycle,exercise,hipster|🛵 motor_scooter vehicle,vespa,sasha|
🚨 rotating_light police,ambulance,911,emergency,alert,error|🚔 oncoming_police_car vehicle,law,legal,enforcement,911|
🚍 oncoming_bus vehicle,transportation|🚘 oncoming_automobile car,vehicle,transportation|🚖 oncoming_taxi vehicle,cars,uber|
🚡 aerial_tramway transportation,vehicle,ski|🚠 mountain_cableway transportation,vehicle,ski|🚟 suspension_railway vehicle,transportation|
🚃 railway_car transportation,vehicle|🚋 tram_car transportation,vehicle,carriage,public,travel|🚝 monorail transportation,vehicle|
🚄 bullettrain_side transportation,vehicle|🚅 bullettrain_front transportation,vehicle,speed,fast,public,travel|🚈 light_rail transportation,vehicle|
🚞 mountain_railway transportation,vehicle|🚂 train,steam_locomotive transportation,vehicle|🚆 train2 transportation,vehicle|
🚇 metro transportation,mrt,underground,tube|🚊 tram transportation,vehicle|🚉 station transportation,vehicle,public|
🛸 ufo,flying_saucer transportation,vehicle|🚁 helicopter transportation,vehicle,fly|🛩️ small_airplane flight,transportation,fly,vehicle|
✈️ airplane,plane vehicle,transportation,flight,fly|🛫 flight_departure airport,landing|🛬 flight_arrival airport,boarding|
⛵ sailboat ship,summer,transportation,water,sailing|🛥️ motor_boat ship|🚤 speedboat ship,transportation,vehicle,summer|⛴️ ferry boat,ship,yacht|
🛳️ passenger_ship yacht,cruise,ferry|🚀 rocket,ship_it launch,staffmode,nasa,outer_space,fly|
🛰️ artificial_satellite communication,gps,orbit,spaceflight,nasa,iss|💺 seat sit,airplane,transport,bus,flight,fly|🛶 canoe boat,paddle,water,ship|
⚓ anchor ship,ferry,sea,boat|🚧 construction wip,progress,caution,warning|⛽ fuelpump gas_station,petroleum|🚏 busstop transportation,wait|
🚦 traffic_light,vertical_traffic_light transportation,driving|🚥 horizontal_traffic_light transportation,signal|🚢 ship transportation,titanic,deploy|
🎡 ferris_wheel photo,carnival,londoneye|🎢 roller_coaster carnival,playground,photo,fun|🎠 carousel_horse photo,carnival|
🏗️ building_construction wip,working,progress|🌁 foggy photo,mountain|🗼 tokyo_tower photo,japanese|🏭 factory building,industry,pollution,smoke|
⛲ fountain photo,summer,water,fresh|🎑 rice_scene photo,japan,asia,tsukimi|⛰️ plain_mountain photo,nature,environment|
🏔️ mountain,mountain_snow photo,nature,environment,winter,cold|🗻 mount_fuji photo,mountain,nature,japanese|🌋 volcano photo,nature,disaster|
🗾 japan nation,country,japanese,asia|🏕️ camping photo,outdoors,tent|⛺ tent photo,camping,outdoors|🏞️ national_park photo,environment,nature|
🛣️ motorway road,cupertino,interstate,highway|🛤️ railway_track train,transportation|🌅 sunrise morning,view,vacation,photo|
🌄 sunrise_over_mountains view,vacation,photo|🏜️ desert photo,warm,saharah|🏖️ beach,beach_umbrella weather,summer,sunny,sand,mojito|
🏝️ desert_island photo,tropical,mojito|🌇 city_sunrise photo,good_morning,dawn|🌆 city_sunset photo,evening,sky,buildings|
🏙️ cityscape photo,night_life,urban|🌃 night_with_stars evening,city,downtown|🌉 bridge,bridge_at_night photo,sanfrancisco|
🌌 milky_way photo,space,stars|🌠 stars night,photo|🎇 sparkler stars,night,shine|🎆 fireworks photo,festival,carnival,congratulations|
🌈 rainbow nature,happy,unicorn_face,photo,sky,spring|🏘️ houses buildings,photo|🏰 european_castle building,royalty,history|
🏯 japanese_castle photo,building|🏟️ stadium photo,place,sports,concert,venue|🗽 statue_of_liberty american,newyork|🏠 house,home building|
🏡 house_with_garden home,plant,nature|🏚️ derelict_house abandon,evict,broken,building|🏢 office building,bureau,work|
🏬 department_store building,shopping,mall|🏣 post_office building,envelope,communication|🏤 european_post_office building,email|
🏥 hospital building,health,surgery,doctor|🏦 bank building,money,sales,cash,business,enterprise|🏨 hotel building,accomodation,checkin|
🏪 convenience_store building,shopping,groceries|🏫 school building,student,education,learn,teach|🏩 love_hotel like,affection,dating|
💒 wedding love,like,affection,couple,marriage,bride|🏛️ classical_building art,culture,history|⛪ church building,religion,christ|
🕌 mosque islam,worship,minaret|🕍 synagogue judaism,worship,temple,jewish|🕋 kaaba mecca,mosque,islam|⛩️ shinto_shrine temple,japan,kyoto|
🏁 checkered_flag contest,finishline,race,gokart|🛕 hindu_temple|🛖 hut|🛗 elevator|🛻 pickup_truck|🛼 roller_skate|🛝 playground_slide|🛞 wheel|
🛟 ring_buoy|🪐 ringed_planet|🛺 auto_rickshaw|`;

export const OBJECTS = `
☠️ skull_and_crossbones poison,danger,deadly,scary,death,pirate|⌚ watch time,accessories|📱 phone,iphone technology,apple,gadgets,dial|
📲 calling iphone,incoming|💻 laptop,computer technology,screen,display,monitor|⌨️ keyboard technology,computer,type,input,text|
🖥️ desktop,desktop_computer technology,computing,screen|🖨️ printer paper,ink|🖱️ mouse_computer,computer_mouse click|
🖲️ trackball technology,trackpad|🕹️ joystick game,play|🗜️ clamp tool|💽 minidisc technology,record,data,disk,90s|
💾 floppy_disk,save oldschool,technology,90s,80s|💿 cd technology,dvd,disk,disc,90s|📀 dvd cd,disk,disc|📼 vhs record,video,oldschool,90s,80s|
📷 camera gadgets,photography|📸 camera_flash photography,gadgets|📹 video_camera film,record|🎥 movie_camera film,record|
📽️ film_projector video,tape,record,movie|🎞️ film_strip movie|📞 telephone_receiver technology,communication,dial|
☎️ telephone technology,communication,dial,telephone|📟 pager bbcall,oldschool,90s|📠 fax communication,technology|
📺 tv technology,program,oldschool,show,television|📻 radio communication,music,podcast,program|🎙️ studio_microphone sing,recording,artist,talkshow|
🎚️ level_slider scale|🎛️ control_knobs dial|🧭 compass magnetic,navigation,orienteering|⏱️ stopwatch time,deadline|⏲️ timer_clock alarm|
⏰ alarm_clock time,wake|🕰️ mantelpiece_clock time|⏳ hourglass,hourglass_flowing_sand oldschool,time,countdown|
⌛ hourglass_done time,clock,oldschool,limit,exam,quiz|📡 satellite communication,future,radio,space|🔋 battery power,energy,sustain|
🔌 plug,electric_plug charger,power|💡 bulb,idea light,electricity|🔦 flashlight dark,camping,sight,night|🕯️ candle fire,wax|
🧯 fire_extinguisher quench|🗑️ wastebasket,trash bin,rubbish,garbage,toss|🛢️ oil_drum barrell|💸 money_with_wings dollar,bills,payment,sale|
💵 dollar money,sales,bill,currency|💴 yen money,sales,japanese,dollar,currency|💶 euro money,sales,dollar,currency|
💷 pound british,sterling,money,sales,bills,uk|💰 moneybag dollar,payment,coins,sale|💳 credit_card money,sales,dollar,bill,payment,shopping|
💎 gem blue,ruby,diamond,jewelry|⚖️ scales,balance_scale law,fairness,weight|🧰 toolbox tools,diy,fix,maintainer,mechanic|
🔧 wrench tools,diy,ikea,fix,maintainer|🔨 hammer tools,build,create|⚒️ hammer_and_pick tools,build,create|🛠️ tools,hammer_and_wrench build,create|
⛏️ pick tools,dig|🔩 nut_and_bolt handy,tools,fix|⚙️ gear cog|🧱 brick bricks|⛓️ chains lock,arrest|🧲 magnet attraction,magnetic|
🔫 gun violence,weapon,pistol,revolver|💣 bomb boom,explode,explosion,terrorism|🧨 firecracker dynamite,boom,explode,explosion,explosive|
🔪 hocho knife,blade,cutlery,kitchen,weapon|🗡️ dagger weapon|⚔️ crossed_swords weapon|🛡️ shield protection,security|
🚬 smoking kills,tobacco,cigarette,joint,smoke|⚰️ coffin vampire,dead,die,death,rip,graveyard|⚱️ funeral_urn dead,die,death,rip,ashes|
🏺 amphora vase,jar|🔮 crystal_ball disco,party,magic,circus,fortune_teller|📿 prayer_beads dhikr,religious|🧿 nazar_amulet bead,charm|
💈 barber hair,salon,style|⚗️ alembic distilling,science,experiment,chemistry|🔭 telescope stars,space,zoom,science,astronomy|
🔬 microscope laboratory,experiment,zoomin,science,study|🕳️ hole embarrassing|💊 pill health,medicine,doctor,pharmacy,drug|
💉 syringe health,hospital,drugs,blood,medicine,needle|🧬 dna biologist,genetics,life|🦠 microbe amoeba,bacteria,germs|
🧫 petri_dish bacteria,biology,culture,lab|🧪 test_tube chemistry,experiment,lab,science|🌡️ thermometer weather,temperature,hot,cold|
🧹 broom cleaning,sweeping,witch|🧺 basket laundry|🧻 toilet_paper roll|🏷️ label sale,tag|🔖 bookmark favorite,label,save|
🚽 toilet restroom,wc,washroom,bathroom,potty|🚿 shower clean,water,bathroom|🛁 bathtub clean,shower,bathroom|🧼 soap bar,bathing,cleaning,lather|
🧽 sponge absorbing,cleaning,porous|🧴 lotion_bottle moisturizer,sunscreen|🔑 key lock,door,password|🗝️ old_key lock,door,password|
🛋️ couch_and_lamp read,chill|🛌 sleeping_bed rest|🛏️ bed sleep,rest|🚪 door house,entry,exit|🛎️ bellhop_bell service|🧸 teddy_bear plush,stuffed|
🖼️ framed_picture photography|🗺️ map,world_map location,direction|⛱️ parasol_on_ground weather,summer|🗿 moyai rock,easter_island,moai|
🛍️ shopping mall,buy,purchase|🛒 shopping_cart trolley|🎈 balloon party,celebration,birthday,circus|🎏 flags fish,japanese,koinobori,carp,banner|
🎀 ribbon decoration,pink,girl,bowtie|🎁 gift present,birthday,christmas,xmas|🎊 confetti_ball festival,party,birthday,circus|
🎉 tada,party,party_popper congratulations,birthday,magic,circus,celebration|🎎 dolls japanese,toy,kimono|🎐 wind_chime nature,ding,spring,bell|
🎌 crossed_flags japanese,nation,country,border|🏮 izakaya_lantern light,paper,halloween,spooky|🧧 red_envelope gift|
✉️ envelope letter,postal,inbox,communication|📩 envelope_with_arrow email,communication|📨 incoming_envelope email,inbox|
📧 email,e-mail communication,inbox|💌 love_letter email,like,affection,envelope,valentines|📮 postbox email,letter,envelope|
📪 mailbox_closed email,communication,inbox|📫 mailbox email,inbox,communication|📬 mailbox_with_mail email,inbox,communication|
📭 mailbox_with_no_mail email,inbox|📦 package,box mail,gift,cardboard,moving|📯 postal_horn instrument,music|📥 inbox_tray email,documents|
📤 outbox_tray inbox,email|📜 scroll documents,ancient,history,paper|📃 page_with_curl documents,office,paper|
📑 bookmark_tabs favorite,save,order,tidy|🧾 receipt accounting,expenses|📊 bar_chart graph,presentation,stats|
📈 chart_up,chart_with_upwards_trend graph,presentation,stats,recovery,business,economics|
📉 chart_down,chart_with_downwards_trend graph,presentation,stats,recession,business,economics|📄 page_facing_up documents,office,paper,information|
📅 calendar,date schedule|📆 tear_off_calendar schedule,date,planning|🗓️ spiral_calendar date,schedule,planning|📇 card_index business,stationery|
🗃️ card_file_box business,stationery|🗳️ ballot_box election,vote|🗄️ file_cabinet filing,organizing|📋 clipboard stationery,documents|
🗒️ spiral_notepad memo,stationery|📁 folder,file_folder documents,business,office|📂 open_file_folder documents,load|
🗂️ card_index_dividers organizing,business,stationery|🗞️ newspaper_roll press,headline|📰 newspaper press,headline|
📓 notebook stationery,record,notes,paper,study|📕 closed_book read,library,knowledge,textbook,learn|📗 green_book read,library,knowledge,study|
📘 blue_book read,library,knowledge,learn,study|📙 orange_book read,library,knowledge,textbook,study|
📔 notebook_with_decorative_cover classroom,notes,record,paper,study|📒 ledger notes,paper|📚 books literature,library,study|
📖 book,open_book read,library,knowledge,literature,learn,study|🧷 safety_pin diaper|🔗 link rings,url|📎 paperclip documents,stationery|
🖇️ paperclips documents,stationery|✂️ scissors stationery,cut|📐 triangular_ruler stationery,math,architect,sketch|
📏 straight_ruler stationery,calculate,length,math,school,drawing|🧮 abacus calculation|📌 pushpin,pin stationery,mark,here|
📍 round_pushpin,location stationery,map,here|🔐 closed_lock_with_key security,privacy|🔒 lock security,password,padlock|🔓 unlock privacy,security|
🔏 lock_with_ink_pen security,secret|🖊️ pen stationery,writing,write|🖋️ fountain_pen stationery,writing,write|
✒️ black_nib pen,stationery,writing,write|📝 memo,note write,documents,stationery,pencil,paper,writing|
✏️ pencil,pencil2 stationery,write,paper,writing,school,study|🖍️ crayon drawing,creativity|🖌️ paintbrush drawing,creativity,art|
🔍 mag,search zoom,find,detective|🔎 mag_right search,zoom,find,detective|🏳️ white_flag losing,loser,lost,surrender,give_up,fail|
🏴 black_flag pirate|🚩 flag,triangular_flag,triangular_flag_on_post mark,milestone,place|🏳️‍🌈 rainbow_flag pride,gay,lgbt,glbt,queer,homosexual|
🪜 ladder|🪝 hook|🪞 mirror|🪟 window|🪠 plunger|🪣 bucket|🪤 mouse_trap|🪥 toothbrush|🪦 headstone|🪧 placard|🪙 coin|🪚 saw|🪛 screwdriver|
🪪 identification_card|🪫 low_battery|🪬 hamsa|🪑 chair|🪒 razor|🪓 axe|🩹 bandage|🩺 stethoscope|🩻 x_ray|🩼 crutch|🫧 bubbles|🩰 ballet_shoes|
🩱 swimsuit|🩲 briefs|🩳 shorts|🩴 thong_sandal|🥻 sari|🦺 safety_vest|🦯 white_cane|🦻 hearing_aid|🦽 manual_wheelchair|🦼 motorized_wheelchair|
🦾 mechanical_arm|🦿 mechanical_leg|🪔 diya_lamp|🪭 folding_fan|🪮 hair_pick|`;

export const SYMBOLS = `
❤️ heart love,like,valentines|🧡 orange_heart love,like,affection,valentines|💛 yellow_heart love,like,affection,valentines|
💚 green_heart love,like,affection,valentines|💙 blue_heart love,like,affection,valentines|💜 purple_heart love,like,affection,valentines|
🖤 black_heart evil|💔 broken_heart sad,sorry,break,heartbreak|❣️ heavy_heart_exclamation decoration,love|
💕 two_hearts love,like,affection,valentines,heart|💞 revolving_hearts love,like,affection,valentines|
💓 heartbeat love,like,affection,valentines,pink,heart|💗 heartpulse like,love,affection,valentines,pink|
💖 sparkling_heart love,like,affection,valentines|💘 cupid love,like,heart,affection,valentines|💝 gift_heart love,valentines|
💟 heart_decoration love,like|☮️ peace_symbol hippie|✝️ latin_cross christianity|☪️ star_and_crescent islam|🕉️ om hinduism,buddhism,sikhism,jainism|
☸️ wheel_of_dharma hinduism,buddhism,sikhism,jainism|✡️ star_of_david judaism|🔯 six_pointed_star religion,jewish,hexagram|
🕎 menorah hanukkah,candles,jewish|☯️ yin_yang balance|☦️ orthodox_cross suppedaneum,religion|🛐 place_of_worship religion,church,temple,prayer|
⛎ ophiuchus sign,constellation,astrology|♈ aries sign,zodiac,astrology|♉ taurus sign,zodiac,astrology|♊ gemini sign,zodiac,astrology|
♋ cancer sign,zodiac,astrology|♌ leo sign,zodiac,astrology|♍ virgo sign,zodiac,astrology|♎ libra sign,zodiac,astrology|
♏ scorpius sign,zodiac,astrology,scorpio|♐ sagittarius sign,zodiac,astrology|♑ capricorn sign,zodiac,astrology|♒ aquarius sign,zodiac,astrology|
♓ pisces sign,zodiac,astrology|🆔 id words|⚛️ atom_symbol science,physics,chemistry|🈳 u7a7a kanji,japanese,chinese,empty,sky|
🈹 u5272 cut,divide,chinese,kanji|☢️ radioactive nuclear,danger|☣️ biohazard danger|📴 mobile_phone_off mute,silence,quiet|📳 vibration_mode phone|
🈶 u6709 chinese,have,kanji|🈚 u7121 nothing,chinese,kanji,japanese|🈸 u7533 chinese,japanese,kanji|🈺 u55b6 japanese,opening_hours|
🈷️ u6708 chinese,month,moon,japanese,kanji|✴️ eight_pointed_black_star shape,polygon|🆚 vs words|🉑 accept ok,good,chinese,kanji,agree,yes|
💮 white_flower japanese,spring|🉐 ideograph_advantage chinese,kanji,obtain,get,circle|㊙️ secret privacy,chinese,sshh,kanji|
㊗️ congratulations chinese,kanji,japanese|🈴 u5408 japanese,chinese,join,kanji|🈵 u6e80 full,chinese,japanese,kanji|
🈲 u7981 kanji,japanese,chinese,forbidden,limit,restricted|🅰️ a alphabet,letter|🅱️ b alphabet,letter|🆎 ab alphabet|🆑 cl alphabet,words|
🅾️ o2 alphabet,letter|🆘 sos help,words,emergency,911|⛔ no_entry limit,security,privacy,bad,denied,stop|📛 name_badge fire,forbid|
🚫 no_entry_sign,prohibited forbid,stop,limit,denied,disallow,circle|❌ x,cross no,delete,remove,cancel,red|⭕ o circle,round|🛑 stop_sign|
💢 anger angry,mad|♨️ hotsprings bath,warm,relax|🚷 no_pedestrians rules,crossing,walking,circle|🚯 do_not_litter trash,bin,garbage,circle|
🚳 no_bicycles cyclist,prohibited,circle|🚱 non-potable_water drink,faucet,tap,circle|🔞 underage 18,drink,pub,night,minor,circle|
📵 no_mobile_phones iphone,mute,circle|❗ exclamation heavy_exclamation_mark,danger,surprise,punctuation,wow,warning|
❕ grey_exclamation surprise,punctuation,gray,wow,warning|❓ question doubt,confused|❔ grey_question doubts,gray,huh,confused|
‼️ bangbang exclamation,surprise|⁉️ interrobang wat,punctuation,surprise|💯 100,hundred score,perfect,numbers,century,exam,quiz|
🔅 low_brightness sun,afternoon,warm,summer|🔆 high_brightness sun,light|🔱 trident weapon,spear|⚜️ fleur_de_lis decorative,scout|
〽️ part_alternation_mark graph,presentation,stats,business,economics,bad|⚠️ warning exclamation,wip,alert,error,problem,issue|
🚸 children_crossing school,warning,danger,sign,driving|🔰 beginner badge,shield|♻️ recycle arrow,environment,garbage,trash|
🈯 u6307 chinese,point,kanji|💹 chart graph,presentation,stats|❇️ sparkle stars,awesome,good,fireworks|✳️ eight_spoked_asterisk star,sparkle|
❎ cross_mark_button,negative_squared_cross_mark x,no,deny|✅ white_check_mark,check,done ok,agree,vote,election,answer,tick|
💠 diamond_shape_with_a_dot_inside jewel,blue,gem,crystal,fancy|🌀 cyclone weather,swirl,blue,cloud,vortex,spiral|➿ loop tape,cassette|
🌐 globe_with_meridians earth,international,world,internet,interweb,i18n|Ⓜ️ m alphabet,letter|🏧 atm money,sales,cash,payment,bank|
🈂️ sa japanese,katakana|🛂 passport_control custom|🛃 customs passport,border|🛄 baggage_claim airport,transport|🛅 left_luggage travel|
♿ wheelchair disabled,a11y,accessibility|🚭 no_smoking cigarette,smell,smoke|🚾 wc toilet,restroom|🅿️ parking cars,alphabet,letter|
🚰 potable_water liquid,restroom,cleaning,faucet|🚹 mens toilet,restroom,wc,gender,male|🚺 womens woman,female,toilet,loo,restroom,gender|
🚼 baby_symbol child|🚻 restroom toilet,refresh,wc,gender|🚮 put_litter_in_its_place sign,human,info|
🎦 cinema record,film,movie,curtain,stage,theater|📶 signal_strength reception,phone,internet,connection,wifi,bluetooth|
🈁 koko here,katakana,japanese,destination|🆖 ng words,shape,icon|🆗 ok good,agree,yes|🆙 up above,high|🆒 cool_button words|🆕 new words,start|
🆓 free words|0️⃣ zero 0,numbers,null|1️⃣ one numbers,1|2️⃣ two numbers,2,prime|3️⃣ three 3,numbers,prime|4️⃣ four 4,numbers|5️⃣ five 5,numbers,prime|
6️⃣ six 6,numbers|7️⃣ seven 7,numbers,prime|8️⃣ eight 8,numbers|9️⃣ nine numbers,9|🔟 keycap_ten numbers,10|*️⃣ asterisk star,keycap|🔢 1234 numbers|
⏏️ eject_button|▶️ arrow_forward right,direction,play|⏸️ pause_button|⏭️ next_track_button forward|⏹️ stop_button|⏺️ record_button|
⏯️ play_or_pause_button|⏮️ previous_track_button backward|⏩ fast_forward play,speed,continue|⏪ rewind play|
🔀 twisted_rightwards_arrows shuffle,music,random|🔁 repeat loop,record|🔂 repeat_one loop|◀️ arrow_backward left,direction|
🔼 arrow_up_small triangle,direction,point,forward,top|🔽 arrow_down_small direction,bottom|⏫ arrow_double_up direction,top|
⏬ arrow_double_down direction,bottom|➡️ arrow_right next|⬅️ arrow_left previous,back|⬆️ arrow_up continue,top,direction|
⬇️ arrow_down direction,bottom|↗️ arrow_upper_right point,direction,diagonal,northeast|↘️ arrow_lower_right direction,diagonal,southeast|
↙️ arrow_lower_left direction,diagonal,southwest|↖️ arrow_upper_left point,direction,diagonal,northwest|↕️ arrow_up_down direction,way,vertical|
↔️ left_right_arrow shape,direction,horizontal,sideways|🔄 arrows_counterclockwise,refresh sync,cycle|↪️ arrow_right_hook return,rotate,direction|
↩️ leftwards_arrow_with_hook back,return,undo,enter|⤴️ arrow_heading_up direction,top|⤵️ arrow_heading_down direction,bottom|#️⃣ hash symbol,twitter|
ℹ️ information_source alphabet,letter|🔤 abc alphabet|🔡 abcd alphabet|🔠 capital_abcd alphabet,words|
🔣 symbols music,note,ampersand,percent,glyphs,characters|🎵 music,musical_note score,tone,sound|🎶 notes music,score|
〰️ wavy_dash draw,line,moustache,mustache,squiggle,scribble|➰ curly_loop scribble,draw,shape,squiggle|✔️ heavy_check_mark ok,nike,answer,yes,tick|
🔃 arrows_clockwise sync,cycle,round,repeat|➕ plus,heavy_plus_sign math,calculation,addition,more,increase|
➖ minus,heavy_minus_sign math,calculation,subtract,less|➗ heavy_division_sign divide,math,calculation|✖️ heavy_multiplication_x math,calculation|
♾️ infinity forever|💲 heavy_dollar_sign money,sales,payment,currency,buck|💱 currency_exchange money,sales,dollar,travel|
©️ copyright ip,license,circle,law,legal|®️ registered alphabet,circle|™️ tm trademark,brand,law,legal|🔚 end words,arrow|🔙 back arrow,words,return|
🔛 on arrow,words|🔝 top words|🔜 soon arrow,words|☑️ ballot_box_with_check ok,agree,confirm,vote,election,yes|🔘 radio_button input,old,music,circle|
⚪ white_circle shape,round|⚫ black_circle shape,button,round|🔴 red_circle shape,error,danger|🔵 blue_circle,large_blue_circle shape,icon,button|
🔸 small_orange_diamond shape,jewel,gem|🔹 small_blue_diamond shape,jewel,gem|🔶 large_orange_diamond shape,jewel,gem|
🔷 large_blue_diamond shape,jewel,gem|🔺 small_red_triangle shape,direction,up,top|▪️ black_small_square shape,icon|▫️ white_small_square shape,icon|
⬛ black_large_square shape,icon,button|⬜ white_large_square shape,icon,stone,button|🔻 small_red_triangle_down shape,direction,bottom|
◼️ black_medium_square shape,button,icon|◻️ white_medium_square shape,stone,icon|◾ black_medium_small_square icon,shape,button|
◽ white_medium_small_square shape,stone,icon,button|🔲 black_square_button shape,input,frame|🔳 white_square_button shape,input|
🔈 speaker sound,volume,silence,broadcast|🔉 sound volume,speaker,broadcast|🔊 loud_sound volume,noise,noisy,speaker,broadcast|
🔇 mute sound,volume,silence,quiet|📣 mega,megaphone sound,speaker,volume|📢 loudspeaker,announcement volume,sound|
🔔 bell sound,notification,christmas,xmas,chime|🔕 no_bell sound,volume,mute,quiet,silent|🃏 joker,black_joker poker,cards,game,play,magic|
🀄 mahjong game,play,chinese,kanji|♠️ spades poker,cards,suits,magic|♣️ clubs poker,cards,magic,suits|♥️ hearts poker,cards,magic,suits|
♦️ diamonds poker,cards,magic,suits|🎴 flower_playing_cards game,sunset,red|💭 thought_balloon bubble,cloud,speech,thinking,dream|
🗯️ right_anger_bubble caption,speech,thinking,mad|💬 speech_balloon bubble,words,message,talk,chatting|
🗨️ left_speech_bubble words,message,talk,chatting|🕐 clock,clock1 time,late,early,schedule|🕑 clock2 time,late,early,schedule|
🕒 clock3 time,late,early,schedule|🕓 clock4 time,late,early,schedule|🕔 clock5 time,late,early,schedule|🕕 clock6 time,late,early,schedule,dawn,dusk|
🕖 clock7 time,late,early,schedule|🕗 clock8 time,late,early,schedule|🕘 clock9 time,late,early,schedule|🕙 clock10 time,late,early,schedule|
🕚 clock11 time,late,early,schedule|🕛 clock12 time,noon,midnight,midday,late,early|🕜 clock130 time,late,early,schedule|
🕝 clock230 time,late,early,schedule|🕞 clock330 time,late,early,schedule|🕟 clock430 time,late,early,schedule|🕠 clock530 time,late,early,schedule|
🕡 clock630 time,late,early,schedule|🕢 clock730 time,late,early,schedule|🕣 clock830 time,late,early,schedule|🕤 clock930 time,late,early,schedule|
🕥 clock1030 time,late,early,schedule|🕦 clock1130 time,late,early,schedule|🕧 clock1230 time,late,early,schedule|🟠 orange_circle|🟡 yellow_circle|
🟢 green_circle|🟣 purple_circle|🟤 brown_circle|🟥 red_square|🟧 orange_square|🟨 yellow_square|🟩 green_square|🟦 blue_square|🟪 purple_square|
🟫 brown_square|🟰 equals|🩷 pink_heart|🩵 light_blue_heart|🩶 grey_heart|🪯 khanda|🛜 wireless|`;

export const FLAGS = `
🏴‍☠️ pirate_flag skull,crossbones,banner|🇺🇳 united_nations un,flag,banner|🇦🇫 afghanistan af,flag,nation,country,banner|
🇦🇽 aland_islands flag,nation,country,banner|🇦🇱 albania al,flag,nation,country,banner|🇩🇿 algeria dz,flag,nation,country,banner|
🇦🇸 american_samoa ws,flag,nation,country,banner|🇦🇩 andorra ad,flag,nation,country,banner|🇦🇴 angola ao,flag,nation,country,banner|
🇦🇮 anguilla ai,flag,nation,country,banner|🇦🇶 antarctica aq,flag,nation,country,banner|🇦🇬 antigua_barbuda flag,nation,country,banner|
🇦🇷 argentina ar,flag,nation,country,banner|🇦🇲 armenia am,flag,nation,country,banner|🇦🇼 aruba aw,flag,nation,country,banner|
🇦🇺 australia au,flag,nation,country,banner|🇦🇹 austria at,flag,nation,country,banner|🇦🇿 azerbaijan az,flag,nation,country,banner|
🇧🇸 bahamas bs,flag,nation,country,banner|🇧🇭 bahrain bh,flag,nation,country,banner|🇧🇩 bangladesh bd,flag,nation,country,banner|
🇧🇧 barbados bb,flag,nation,country,banner|🇧🇾 belarus by,flag,nation,country,banner|🇧🇪 belgium be,flag,nation,country,banner|
🇧🇿 belize bz,flag,nation,country,banner|🇧🇯 benin bj,flag,nation,country,banner|🇧🇲 bermuda bm,flag,nation,country,banner|
🇧🇹 bhutan bt,flag,nation,country,banner|🇧🇴 bolivia bo,flag,nation,country,banner|🇧🇶 caribbean_netherlands bonaire,flag,nation,country,banner|
🇧🇦 bosnia_herzegovina flag,nation,country,banner|🇧🇼 botswana bw,flag,nation,country,banner|🇧🇷 brazil br,flag,nation,country,banner|
🇮🇴 british_indian_ocean_territory flag,nation,country,banner|🇻🇬 british_virgin_islands bvi,flag,nation,country,banner|
🇧🇳 brunei bn,darussalam,flag,nation,country,banner|🇧🇬 bulgaria bg,flag,nation,country,banner|🇧🇫 burkina_faso flag,nation,country,banner|
🇧🇮 burundi bi,flag,nation,country,banner|🇨🇻 cape_verde cabo,flag,nation,country,banner|🇰🇭 cambodia kh,flag,nation,country,banner|
🇨🇲 cameroon cm,flag,nation,country,banner|🇨🇦 canada ca,flag,nation,country,banner|🇮🇨 canary_islands flag,nation,country,banner|
🇰🇾 cayman_islands flag,nation,country,banner|🇨🇫 central_african_republic flag,nation,country,banner|🇹🇩 chad td,flag,nation,country,banner|
🇨🇱 chile flag,nation,country,banner|🇨🇳 cn china,chinese,prc,flag,country,nation|🇨🇽 christmas_island flag,nation,country,banner|
🇨🇨 cocos_islands keeling,flag,nation,country,banner|🇨🇴 colombia co,flag,nation,country,banner|🇰🇲 comoros km,flag,nation,country,banner|
🇨🇬 congo_brazzaville flag,nation,country,banner|🇨🇩 congo_kinshasa democratic,republic,flag,nation,country,banner|
🇨🇰 cook_islands flag,nation,country,banner|🇨🇷 costa_rica flag,nation,country,banner|🇭🇷 croatia hr,flag,nation,country,banner|
🇨🇺 cuba cu,flag,nation,country,banner|🇨🇼 curacao flag,nation,country,banner|🇨🇾 cyprus cy,flag,nation,country,banner|
🇨🇿 czech_republic cz,flag,nation,country,banner|🇩🇰 denmark dk,flag,nation,country,banner|🇩🇯 djibouti dj,flag,nation,country,banner|
🇩🇲 dominica dm,flag,nation,country,banner|🇩🇴 dominican_republic flag,nation,country,banner|🇪🇨 ecuador ec,flag,nation,country,banner|
🇪🇬 egypt eg,flag,nation,country,banner|🇸🇻 el_salvador flag,nation,country,banner|🇬🇶 equatorial_guinea gn,flag,nation,country,banner|
🇪🇷 eritrea er,flag,nation,country,banner|🇪🇪 estonia ee,flag,nation,country,banner|🇪🇹 ethiopia et,flag,nation,country,banner|
🇪🇺 eu european,union,flag,banner|🇫🇰 falkland_islands malvinas,flag,nation,country,banner|🇫🇴 faroe_islands flag,nation,country,banner|
🇫🇯 fiji fj,flag,nation,country,banner|🇫🇮 finland fi,flag,nation,country,banner|🇫🇷 fr banner,flag,nation,france,french,country|
🇬🇫 french_guiana flag,nation,country,banner|🇵🇫 french_polynesia flag,nation,country,banner|
🇹🇫 french_southern_territories flag,nation,country,banner|🇬🇦 gabon ga,flag,nation,country,banner|🇬🇲 gambia gm,flag,nation,country,banner|
🇬🇪 georgia ge,flag,nation,country,banner|🇩🇪 de german,nation,flag,country,banner|🇬🇭 ghana gh,flag,nation,country,banner|
🇬🇮 gibraltar gi,flag,nation,country,banner|🇬🇷 greece gr,flag,nation,country,banner|🇬🇱 greenland gl,flag,nation,country,banner|
🇬🇩 grenada gd,flag,nation,country,banner|🇬🇵 guadeloupe gp,flag,nation,country,banner|🇬🇺 guam gu,flag,nation,country,banner|
🇬🇹 guatemala gt,flag,nation,country,banner|🇬🇬 guernsey gg,flag,nation,country,banner|🇬🇳 guinea gn,flag,nation,country,banner|
🇬🇼 guinea_bissau gw,flag,nation,country,banner|🇬🇾 guyana gy,flag,nation,country,banner|🇭🇹 haiti ht,flag,nation,country,banner|
🇭🇳 honduras hn,flag,nation,country,banner|🇭🇰 hong_kong flag,nation,country,banner|🇭🇺 hungary hu,flag,nation,country,banner|
🇮🇸 iceland is,flag,nation,country,banner|🇮🇳 india in,flag,nation,country,banner|🇮🇩 indonesia flag,nation,country,banner|
🇮🇷 iran islamic,republic,flag,nation,country,banner|🇮🇶 iraq iq,flag,nation,country,banner|🇮🇪 ireland ie,flag,nation,country,banner|
🇮🇲 isle_of_man flag,nation,country,banner|🇮🇱 israel il,flag,nation,country,banner|🇮🇹 it italy,flag,nation,country,banner|
🇨🇮 cote_divoire ivory,coast,flag,nation,country,banner|🇯🇲 jamaica jm,flag,nation,country,banner|🇯🇵 jp japanese,nation,flag,country,banner|
🇯🇪 jersey je,flag,nation,country,banner|🇯🇴 jordan jo,flag,nation,country,banner|🇰🇿 kazakhstan kz,flag,nation,country,banner|
🇰🇪 kenya ke,flag,nation,country,banner|🇰🇮 kiribati ki,flag,nation,country,banner|🇽🇰 kosovo xk,flag,nation,country,banner|
🇰🇼 kuwait kw,flag,nation,country,banner|🇰🇬 kyrgyzstan kg,flag,nation,country,banner|🇱🇦 laos lao,democratic,republic,flag,nation,country|
🇱🇻 latvia lv,flag,nation,country,banner|🇱🇧 lebanon lb,flag,nation,country,banner|🇱🇸 lesotho ls,flag,nation,country,banner|
🇱🇷 liberia lr,flag,nation,country,banner|🇱🇾 libya ly,flag,nation,country,banner|🇱🇮 liechtenstein li,flag,nation,country,banner|
🇱🇹 lithuania lt,flag,nation,country,banner|🇱🇺 luxembourg lu,flag,nation,country,banner|🇲🇴 macau macao,flag,nation,country,banner|
🇲🇰 macedonia flag,nation,country,banner|🇲🇬 madagascar mg,flag,nation,country,banner|🇲🇼 malawi mw,flag,nation,country,banner|
🇲🇾 malaysia my,flag,nation,country,banner|🇲🇻 maldives mv,flag,nation,country,banner|🇲🇱 mali ml,flag,nation,country,banner|
🇲🇹 malta mt,flag,nation,country,banner|🇲🇭 marshall_islands flag,nation,country,banner|🇲🇶 martinique mq,flag,nation,country,banner|
🇲🇷 mauritania mr,flag,nation,country,banner|🇲🇺 mauritius mu,flag,nation,country,banner|🇾🇹 mayotte yt,flag,nation,country,banner|
🇲🇽 mexico mx,flag,nation,country,banner|🇫🇲 micronesia federated,states,flag,nation,country,banner|
🇲🇩 moldova republic,flag,nation,country,banner|🇲🇨 monaco mc,flag,nation,country,banner|🇲🇳 mongolia mn,flag,nation,country,banner|
🇲🇪 montenegro me,flag,nation,country,banner|🇲🇸 montserrat ms,flag,nation,country,banner|🇲🇦 morocco ma,flag,nation,country,banner|
🇲🇿 mozambique mz,flag,nation,country,banner|🇲🇲 myanmar mm,flag,nation,country,banner|🇳🇦 namibia na,flag,nation,country,banner|
🇳🇷 nauru nr,flag,nation,country,banner|🇳🇵 nepal np,flag,nation,country,banner|🇳🇱 netherlands nl,flag,nation,country,banner|
🇳🇨 new_caledonia flag,nation,country,banner|🇳🇿 new_zealand flag,nation,country,banner|🇳🇮 nicaragua ni,flag,nation,country,banner|
🇳🇪 niger ne,flag,nation,country,banner|🇳🇬 nigeria flag,nation,country,banner|🇳🇺 niue nu,flag,nation,country,banner|
🇳🇫 norfolk_island flag,nation,country,banner|🇲🇵 northern_mariana_islands flag,nation,country,banner|🇰🇵 north_korea nation,flag,country,banner|
🇳🇴 norway no,flag,nation,country,banner|🇴🇲 oman om_symbol,flag,nation,country,banner|🇵🇰 pakistan pk,flag,nation,country,banner|
🇵🇼 palau pw,flag,nation,country,banner|🇵🇸 palestinian_territories palestine,flag,nation,country,banner|🇵🇦 panama pa,flag,nation,country,banner|
🇵🇬 papua_new_guinea flag,nation,country,banner|🇵🇾 paraguay py,flag,nation,country,banner|🇵🇪 peru pe,flag,nation,country,banner|
🇵🇭 philippines ph,flag,nation,country,banner|🇵🇳 pitcairn_islands flag,nation,country,banner|🇵🇱 poland pl,flag,nation,country,banner|
🇵🇹 portugal pt,flag,nation,country,banner|🇵🇷 puerto_rico flag,nation,country,banner|🇶🇦 qatar qa,flag,nation,country,banner|
🇷🇪 reunion flag,nation,country,banner|🇷🇴 romania ro,flag,nation,country,banner|🇷🇺 ru russian,federation,flag,nation,country,banner|
🇷🇼 rwanda rw,flag,nation,country,banner|🇧🇱 st_barthelemy saint,flag,nation,country,banner|
🇸🇭 st_helena saint,ascension,tristan,cunha,flag,nation|🇰🇳 st_kitts_nevis saint,flag,nation,country,banner|
🇱🇨 st_lucia saint,flag,nation,country,banner|🇵🇲 st_pierre_miquelon saint,flag,nation,country,banner|
🇻🇨 st_vincent_grenadines saint,flag,nation,country,banner|🇼🇸 samoa ws,flag,nation,country,banner|🇸🇲 san_marino flag,nation,country,banner|
🇸🇹 sao_tome_principe flag,nation,country,banner|🇸🇦 saudi_arabia flag,nation,country,banner|🇸🇳 senegal sn,flag,nation,country,banner|
🇷🇸 serbia rs,flag,nation,country,banner|🇸🇨 seychelles sc,flag,nation,country,banner|🇸🇱 sierra_leone flag,nation,country,banner|
🇸🇬 singapore sg,flag,nation,country,banner|🇸🇽 sint_maarten dutch,flag,nation,country,banner|🇸🇰 slovakia sk,flag,nation,country,banner|
🇸🇮 slovenia si,flag,nation,country,banner|🇸🇧 solomon_islands flag,nation,country,banner|🇸🇴 somalia so,flag,nation,country,banner|
🇿🇦 south_africa flag,nation,country,banner|🇬🇸 south_georgia_south_sandwich_islands flag,nation,country,banner|
🇰🇷 kr south,korea,nation,flag,country,banner|🇸🇸 south_sudan sd,flag,nation,country,banner|🇪🇸 es spain,flag,nation,country,banner|
🇱🇰 sri_lanka flag,nation,country,banner|🇸🇩 sudan sd,flag,nation,country,banner|🇸🇷 suriname sr,flag,nation,country,banner|
🇸🇿 swaziland sz,flag,nation,country,banner|🇸🇪 sweden se,flag,nation,country,banner|🇨🇭 switzerland ch,flag,nation,country,banner|
🇸🇾 syria syrian,arab,republic,flag,nation,country|🇹🇼 taiwan tw,flag,nation,country,banner|🇹🇯 tajikistan tj,flag,nation,country,banner|
🇹🇿 tanzania united,republic,flag,nation,country,banner|🇹🇭 thailand th,flag,nation,country,banner|🇹🇱 timor_leste flag,nation,country,banner|
🇹🇬 togo tg,flag,nation,country,banner|🇹🇰 tokelau tk,flag,nation,country,banner|🇹🇴 tonga to,flag,nation,country,banner|
🇹🇹 trinidad_tobago flag,nation,country,banner|🇹🇳 tunisia tn,flag,nation,country,banner|🇹🇷 tr turkey,flag,nation,country,banner|
🇹🇲 turkmenistan flag,nation,country,banner|🇹🇨 turks_caicos_islands flag,nation,country,banner|🇹🇻 tuvalu flag,nation,country,banner|
🇺🇬 uganda ug,flag,nation,country,banner|🇺🇦 ukraine ua,flag,nation,country,banner|🇦🇪 united_arab_emirates flag,nation,country,banner|
🇬🇧 uk united,kingdom,great,britain,northern,ireland|🏴󠁧󠁢󠁥󠁮󠁧󠁿 england flag,english|🏴󠁧󠁢󠁳󠁣󠁴󠁿 scotland flag,scottish|
🏴󠁧󠁢󠁷󠁬󠁳󠁿 wales flag,welsh|🇺🇸 us united,states,america,flag,nation,country|🇻🇮 us_virgin_islands flag,nation,country,banner|
🇺🇾 uruguay uy,flag,nation,country,banner|🇺🇿 uzbekistan uz,flag,nation,country,banner|🇻🇺 vanuatu vu,flag,nation,country,banner|
🇻🇦 vatican_city flag,nation,country,banner|🇻🇪 venezuela ve,bolivarian,republic,flag,nation,country|
🇻🇳 vietnam viet,nam,flag,nation,country,banner|🇼🇫 wallis_futuna flag,nation,country,banner|🇪🇭 western_sahara flag,nation,country,banner|
🇾🇪 yemen ye,flag,nation,country,banner|🇿🇲 zambia zm,flag,nation,country,banner|🇿🇼 zimbabwe zw,flag,nation,country,banner|
🏳️‍⚧️ transgender_flag|`;
