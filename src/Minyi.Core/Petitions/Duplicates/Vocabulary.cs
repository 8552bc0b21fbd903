namespace Minyi.Petitions.Duplicates;

/// <summary>Words of what people bring to a community studio. One line a concept; an underscore stands for a space, and ! marks what says what is wrong.</summary>
internal static class Vocabulary
{
    internal const string Concepts = """
        路灯 街灯 照明灯 street_light streetlight street_lamp lamp_post lamppost lamp
        灯 照明 light lighting lit
        ! 黑 昏暗 漆黑 暗 黑漆漆 乌黑 黑灯瞎火 摸黑 看不见 看不清 dark darkness pitch_black cannot_see
        ! 不亮 坏了 坏 损坏 故障 失灵 瘫痪 失修 报修 维修 修理 破损 破 不能用 无法使用 停运 罢工 用不了 broken out not_working damaged faulty fault repair fix out_of_order stopped_working
        ! 噪音 噪声 吵 吵闹 扰民 喧哗 嘈杂 轰鸣 吵醒 巨响 大声 声响 声音 noise noisy loud din racket blaring
        ! 睡觉 休息 睡眠 入睡 睡不着 睡不好 失眠 sleep asleep awake rest
        夜间 夜里 晚上 半夜 深夜 凌晨 通宵 夜晚 天黑 night midnight overnight evening
        施工 工地 动工 开工 打桩 装修 钻孔 电钻 construction building_site construction_site drilling renovation pile_driving
        广场舞 跳舞 音响 音箱 喇叭 大妈 square_dancing dancing dance loudspeaker speaker music
        垃圾 废弃物 杂物 生活垃圾 垃圾桶 垃圾站 垃圾房 rubbish garbage trash refuse waste litter bin
        ! 臭 臭味 异味 恶臭 难闻 气味 味道 熏人 刺鼻 smell stink stench odour odor
        ! 清运 清理 清扫 没收 不收 收走 收垃圾 运走 打扫 保洁 很脏 太脏 脏乱 emptied empty collect collection pick_up cleaned clear sweep
        ! 堆放 堆积 堆满 堆 成堆 pile heap dump dumped fly_tipping overflowing overflow
        下水道 排水 排污 管道 水管 沙井 污水管 雨水口 drain drainage sewer sewage pipe gully
        ! 堵塞 堵 堵住 不通 淤塞 排不出 blocked_up drain_blocked is_blocked are_blocked clog clogged
        ! 积水 水浸 内涝 被淹 淹 淹水 倒灌 flood flooded flooding standing_water waterlogged
        ! 漏水 渗水 滴水 渗漏 漏 leak leaking seep drip
        ! 停水 没水 断水 缺水 水压 no_water water_cut water_supply water_pressure
        ! 停电 断电 没电 跳闸 power_cut blackout outage electricity power
        电梯 升降机 elevator lift
        ! 困人 被困 关在 trapped stuck
        ! 停车 车位 乱停 违停 停放 占道停车 泊车 parking park parked
        电动车 电瓶车 电单车 充电 充电桩 e-bike ebike electric_bike scooter charging charger
        ! 消防 消防通道 火灾 着火 起火 消防车 安全通道 fire fire_engine fire_lane fire_exit
        ! 占用 占道 占了 占着 挡住 堵死 阻挡 霸占 占据 block_the block_access obstruct obstruction occupied
        小贩 摆摊 摊贩 地摊 流动摊贩 夜市 烧烤 烧烤摊 hawker vendor street_stall stall barbecue bbq
        ! 油烟 烟 烟雾 fume smoke cooking_fume
        餐馆 饭店 餐厅 大排档 饭馆 食肆 restaurant eatery diner
        树 大树 树木 树枝 枝条 绿化 tree branch
        ! 倒 倒下 倾倒 折断 断 歪 fallen fell lean leaning snapped
        ! 修剪 剪枝 砍 prune pruning trim cut_back
        狗 犬 遛狗 恶犬 流浪狗 dog stray_dog
        蚊子 蚊虫 老鼠 蟑螂 鼠 mosquito rat mice cockroach pest
        ! 路面 马路 道路 坑 坑洼 坑坑洼洼 大坑 凹陷 塌陷 裂缝 road_surface pothole hole sunken subsidence
        人行道 盲道 步道 pavement sidewalk footpath
        井盖 窨井盖 manhole
        红绿灯 信号灯 交通灯 traffic_light signal
        斑马线 过马路 人行横道 过街 crossing crosswalk cross
        公交 公交车 巴士 班车 班次 bus
        ! 等车 久等 等很久 等了 要等 间隔 发车 wait waited waiting 晚点 wait interval frequency late
        ! 堵车 拥堵 塞车 traffic_jam congestion congested jam
        幼儿园 托儿所 kindergarten nursery
        学校 小学 中学 上学 放学 学位 school pupil
        医院 社康 诊所 看病 挂号 就医 hospital clinic doctor
        物业 管理处 物业公司 物管 property_management management_company management_office
        ! 物业费 管理费 涨价 收费 乱收费 涨费 fee charge price_rise
        业委会 业主委员会 业主大会 owners_committee
        ! 违建 违章建筑 违法建筑 违章搭建 加建 搭建 私搭乱建 illegal_building illegal_structure unauthorised extension
        ! 高空抛物 抛物 扔下来 thrown throw falling_object
        墙 外墙 墙皮 瓷砖 脱落 掉落 wall tile fall_off plaster
        ! 欠薪 拖欠工资 工资 工钱 没发工资 血汗钱 wage salary unpaid pay
        公园 花园 绿地 public_park community_park park_bench garden
        健身器材 健身 器材 滑梯 fitness playground slide exercise_equipment
        厕所 公厕 洗手间 卫生间 toilet restroom
        摄像头 监控 camera cctv surveillance
        ! 小偷 偷 盗窃 被盗 失窃 theft stolen steal thief
        ! 噪鸣 鸣笛 按喇叭 honk horn
        ! 飙车 超速 开得快 炸街 speeding racing speed
        共享单车 单车 自行车 bike bicycle
        ! 扬尘 粉尘 灰尘 尘土 dust
        污水 脏水 黑水 油污 dirty_water effluent
        河 河道 河涌 沟 水沟 river canal ditch
        快递 快递柜 包裹 parcel courier delivery
        网络 宽带 信号 broadband internet signal_reception
        燃气 煤气 天然气 gas
        棋牌 麻将 麻将馆 打麻将 mahjong
        出租屋 群租 租客 房东 隔断 tenant landlord rented
        油漆 涂鸦 小广告 牛皮癣 广告 poster advert graffiti
        充值 老人 老年人 长者 高龄 elderly senior old_people
        残疾人 轮椅 无障碍 wheelchair ramp disabled accessible
        护栏 栏杆 围栏 扶手 railing fence handrail guard_rail
        台阶 楼梯 楼道 阶梯 stairs stairwell staircase corridor step
        门禁 大门 铁门 闸机 gate entrance door
        社保 医保 养老金 social_security pension insurance
        户口 落户 居住证 户籍 residence_permit hukou
        路口 交叉口 转角 拐角 junction intersection corner
        楼下 门口 门前 门外 downstairs outside front
        ! 没人管 无人管 没人处理 不处理 不管 nobody ignored no_one
        ! 摔 摔倒 摔跤 绊倒 滑倒 摔伤 fell_over trip slipped tripped
        ! 危险 隐患 安全隐患 不安全 danger dangerous unsafe hazard
        ! 臭水 水质 发黄 浑浊 发黑 水黄 murky brown_water yellow_water
        ! 太亮 刺眼 光污染 晃眼 too_bright glare dazzling
        ! 不够 太少 不足 增加 增设 加装 增派 添置 紧张 缺少 配备 more not_enough too_few shortage lack install add additional extra
        ! 态度 骂人 辱骂 粗暴 甩站 rude attitude impolite shouted
        ! 狗叫 吠 一直叫 bark barking
        ! 牵绳 拴绳 牵狗 不拴 loose unleashed off_the_leash off_lead leash
        ! 咬 咬人 咬伤 bite bitten
        ! 乱扔 乱丢 乱倒 偷倒 illegal_dumping dumped_illegally
        """;

    internal const string SetPhrases = """
        尊敬的领导 尊敬的 各位领导 领导 您好 你好 谢谢 感谢 麻烦 恳请 请求 希望 请 盼复 敬请 特此 反映 投诉 举报 来信 我们 我是 本人 我 居民 业主 市民 群众 有关部门 相关部门 尽快 处理 解决 情况 问题 一下 多次
        dear_sir_or_madam dear_sir dear_sirs to_whom_it_may_concern thank_you thanks kind_regards yours_sincerely hello good_morning please i_am_writing i_would_like
        """;

    /// <summary>Characters that tell little on their own; their pairs still count.</summary>
    internal const string CommonCharacters = "的了是在有和不一这那都就也很到要会没上下个人么着给我你他们您把被让对为因所以但而与及其之么吧呢啊吗已经又还再太最非常天年月日时候里面边大小家社区能可从每次多";

    internal const string CommonWords = """
        a an the of on in at to for and or but is are was were be been being it its this that these those there here i we you he she they my our your his her their me us him them
        have has had do does did not no nor so as by with from into over after before again very too also just only any some all every each more most than then when where which who what why how
        can could would should will shall may might must get got go goes going went come comes keep keeps still since about up down out off because please now long time day days week weeks month months year years
        one two three near next along opposite area community residents resident people department sir madam problem issue complain complaint report reported
        """;
}
