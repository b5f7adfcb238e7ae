/**
 * Emoji by the names that people type between colons; several names of one emoji are separated by commas. Loaded only
 * when somebody begins to type one.
 */
const TABLE = `
😀 grinning|😃 smiley,smile_open|😄 smile|😁 grin|😆 laughing,satisfied|😅 sweat_smile|🤣 rofl|😂 joy,tears_of_joy|🙂 slightly_smiling|
🙃 upside_down|😉 wink|😊 blush|😇 innocent,halo|🥰 smiling_hearts|😍 heart_eyes|🤩 star_struck|😘 kissing_heart|😋 yum|😛 tongue|
😜 winking_tongue|🤪 zany|🤗 hugs,hug|🤭 hand_over_mouth,oops|🤫 shushing,quiet|🤔 thinking|🫡 salute|🤐 zipper_mouth|🤨 raised_eyebrow|
😐 neutral|😑 expressionless|😶 no_mouth|😏 smirk|😒 unamused|🙄 eye_roll,roll_eyes|😬 grimacing|🤥 lying|😌 relieved|😔 pensive|
😪 sleepy|😴 sleeping,zzz_face|😷 mask|🤒 thermometer_face,sick|🤕 head_bandage|🤢 nauseated|🤮 vomiting|🤧 sneezing|🥵 hot|🥶 cold|
😵 dizzy_face|🤯 exploding_head,mind_blown|🤠 cowboy|🥳 partying,party_face|😎 sunglasses,cool|🤓 nerd|🧐 monocle|😕 confused|
😟 worried|🙁 frowning|😮 open_mouth,wow|😲 astonished|😳 flushed|🥺 pleading|😧 anguished|😨 fearful|😰 cold_sweat|😢 cry|😭 sob|
😱 scream|😖 confounded|😞 disappointed|😓 sweat|😩 weary|😫 tired|🥱 yawning|😤 triumph|😡 rage,angry|🤬 cursing|😈 smiling_imp|
💀 skull|💩 poop|🤡 clown|👻 ghost|👽 alien|🤖 robot|😺 smiley_cat|🙈 see_no_evil|🙉 hear_no_evil|🙊 speak_no_evil|
❤️ heart|🧡 orange_heart|💛 yellow_heart|💚 green_heart|💙 blue_heart|💜 purple_heart|🖤 black_heart|🤍 white_heart|💔 broken_heart|
💕 two_hearts|💯 100,hundred|💢 anger|💥 boom,collision|💫 dizzy|💦 sweat_drops|💨 dash|💬 speech_balloon|💭 thought_balloon|💤 zzz|
👋 wave|🤚 raised_back_of_hand|✋ hand,stop_hand|🖖 vulcan|👌 ok_hand|🤌 pinched_fingers|🤏 pinching|✌️ v,victory|🤞 crossed_fingers|
🤟 love_you|🤘 metal|🤙 call_me|👈 point_left|👉 point_right|👆 point_up|👇 point_down|☝️ point_up_2|👍 +1,thumbsup,thumbs_up|
👎 -1,thumbsdown,thumbs_down|✊ fist|👊 punch,fist_bump|👏 clap|🙌 raised_hands,hooray|🫶 heart_hands|👐 open_hands|🤝 handshake|
🙏 pray,thanks,please,folded_hands|✍️ writing_hand|💅 nail_care|💪 muscle,strong|🧠 brain|👀 eyes|👁️ eye|👶 baby|🧑‍💻 technologist,coder|
🤷 shrug|🤦 facepalm|🙋 raising_hand|🙇 bow|🏃 running|🚶 walking|💃 dancer|🕺 man_dancing|👪 family|🫂 people_hugging|
🐶 dog|🐱 cat|🐭 mouse|🐰 rabbit|🦊 fox|🐻 bear|🐼 panda|🐯 tiger|🦁 lion|🐮 cow|🐷 pig|🐸 frog|🐵 monkey_face|🐔 chicken|🐧 penguin|
🐦 bird|🦆 duck|🦅 eagle|🦉 owl|🐺 wolf|🐴 horse|🦄 unicorn|🐝 bee|🐛 bug|🦋 butterfly|🐌 snail|🐞 beetle|🐜 ant|🕷️ spider|🐢 turtle|
🐍 snake|🐙 octopus|🦀 crab|🐠 fish|🐬 dolphin|🐳 whale|🦈 shark|🐘 elephant|🦥 sloth|🦔 hedgehog|🌵 cactus|🎄 christmas_tree|🌲 evergreen|
🌳 tree|🌴 palm_tree|🌱 seedling|🌿 herb|🍀 four_leaf_clover,lucky|🍁 maple_leaf|🌹 rose|🌻 sunflower|🌸 cherry_blossom|💐 bouquet|
🌍 earth_africa,earth|🌎 earth_americas|🌏 earth_asia|🌙 moon|⭐ star|🌟 star2,glowing_star|✨ sparkles|⚡ zap,lightning|🔥 fire|🌈 rainbow|
☀️ sun,sunny|⛅ partly_sunny|☁️ cloud|🌧️ rain|⛈️ storm|❄️ snowflake|⛄ snowman|💧 droplet|🌊 ocean,wave_water|
🍏 green_apple|🍎 apple|🍐 pear|🍊 tangerine,orange|🍋 lemon|🍌 banana|🍉 watermelon|🍇 grapes|🍓 strawberry|🍒 cherries|🍑 peach|
🥭 mango|🍍 pineapple|🥥 coconut|🥝 kiwi|🍅 tomato|🥑 avocado|🥕 carrot|🌽 corn|🌶️ hot_pepper|🍞 bread|🥐 croissant|🥨 pretzel|🧀 cheese|
🥚 egg|🥓 bacon|🥞 pancakes|🍔 hamburger,burger|🍟 fries|🍕 pizza|🌭 hotdog|🥪 sandwich|🌮 taco|🌯 burrito|🥗 salad|🍝 spaghetti|🍜 ramen|
🍣 sushi|🍚 rice|🍦 icecream|🍩 doughnut,donut|🍪 cookie|🎂 birthday,cake|🍰 shortcake|🧁 cupcake|🍫 chocolate|🍬 candy|🍿 popcorn|
☕ coffee|🍵 tea|🥤 cup_with_straw|🧋 bubble_tea|🍺 beer|🍻 beers,cheers|🥂 clinking_glasses|🍷 wine|🍸 cocktail|🍾 champagne|
⚽ soccer|🏀 basketball|🏈 football|⚾ baseball|🎾 tennis|🏐 volleyball|🏓 ping_pong|🏆 trophy|🥇 first_place|🥈 second_place|🥉 third_place|
🏅 medal|🎯 dart,bullseye|🎮 video_game|🎲 dice,game_die|🧩 jigsaw,puzzle|♟️ chess|🎨 art|🎭 theatre|🎤 microphone|🎧 headphones|🎵 music|
🎶 notes|🎸 guitar|🎹 piano|🥁 drum|🎬 clapper|📷 camera|📹 video_camera|📺 tv|🎉 tada,party,party_popper|🎊 confetti_ball|🎈 balloon|🎁 gift|
🎀 ribbon|🎃 jack_o_lantern,halloween|🎆 fireworks|🚗 car|🚕 taxi|🚌 bus|🚑 ambulance|🚒 fire_engine|🚲 bike|🛴 scooter|🏍️ motorcycle|
🚂 train|✈️ airplane,plane|🚁 helicopter|🚀 rocket,ship_it|🛸 ufo|⛵ sailboat|🚢 ship|⚓ anchor|🚧 construction|🚦 traffic_light|🗺️ map|
🏠 house,home|🏢 office|🏥 hospital|🏫 school|🏖️ beach|🏔️ mountain|⛺ tent|🌆 city_sunset|🌉 bridge|
⌚ watch|📱 phone,iphone|💻 laptop,computer|⌨️ keyboard|🖥️ desktop|🖨️ printer|🖱️ mouse_computer|💾 floppy_disk,save|💿 cd|🔋 battery|
🔌 plug|💡 bulb,idea|🔦 flashlight|🕯️ candle|🧯 fire_extinguisher|💸 money_with_wings|💵 dollar|💰 moneybag|💳 credit_card|💎 gem|⚖️ scales|
🔧 wrench|🔨 hammer|🛠️ tools|⚙️ gear|🔩 nut_and_bolt|🧲 magnet|🔬 microscope|🔭 telescope|📡 satellite|💉 syringe|💊 pill|🩹 bandage|🧪 test_tube|
🚪 door|🛏️ bed|🛒 shopping_cart|🎒 backpack|👓 glasses|👑 crown|🎩 top_hat|🎓 graduation|👕 shirt|👟 sneaker|☂️ umbrella|🧹 broom|
📚 books|📖 book|📝 memo,note|✏️ pencil|🖊️ pen|📎 paperclip|📌 pushpin,pin|📍 round_pushpin,location|✂️ scissors|📁 folder|📅 calendar,date|
📈 chart_up,chart_with_upwards_trend|📉 chart_down,chart_with_downwards_trend|📊 bar_chart|📋 clipboard|📦 package,box|📫 mailbox|📧 email|
📨 incoming_envelope|📣 mega,megaphone|📢 loudspeaker,announcement|🔔 bell|🔕 no_bell|🔍 mag,search|🔒 lock|🔓 unlock|🔑 key|🗑️ wastebasket,trash|
⏰ alarm_clock|⏱️ stopwatch|⏳ hourglass|⌛ hourglass_done|🕐 clock|🔗 link|🧵 thread|🚩 flag,triangular_flag|🏁 checkered_flag|🏳️‍🌈 rainbow_flag|
✅ white_check_mark,check,done|✔️ heavy_check_mark|❌ x,cross|❎ cross_mark_button|➕ plus|➖ minus|❓ question|❗ exclamation|‼️ bangbang|⁉️ interrobang|
⚠️ warning|🚫 no_entry_sign,prohibited|⛔ no_entry|🛑 stop_sign|♻️ recycle|🔄 arrows_counterclockwise,refresh|🔁 repeat|🆕 new|🆗 ok|🆒 cool_button|
🔝 top|🔜 soon|⬆️ arrow_up|⬇️ arrow_down|➡️ arrow_right|⬅️ arrow_left|🔴 red_circle|🟠 orange_circle|🟡 yellow_circle|🟢 green_circle|
🔵 blue_circle|🟣 purple_circle|⚫ black_circle|⚪ white_circle|1️⃣ one|2️⃣ two|3️⃣ three|♥️ hearts|🃏 joker|🥲 smiling_tear|🫠 melting|🫣 peeking`;

export interface Shortcode {
  readonly emoji: string;
  /** The first one is the one that is shown. */
  readonly names: readonly string[];
}

export const SHORTCODES: readonly Shortcode[] = TABLE.replaceAll('\n', '')
  .split('|')
  .filter((entry) => entry !== '')
  .map((entry) => {
    const [emoji = '', names = ''] = entry.split(' ');
    return { emoji, names: names.split(',') };
  });
