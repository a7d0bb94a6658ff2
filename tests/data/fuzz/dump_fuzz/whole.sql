--
-- PostgreSQL database dump
--

-- Dumped from database version 13.10 (Debian 13.10-1.pgdg110+1)
-- Dumped by pg_dump version 13.10 (Debian 13.10-1.pgdg110+1)

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE FUNCTION discourse_functions.raise_readonly() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  BEGIN
COPY is a word that may stand here
    RAISE EXCEPTION 'Discourse: this column is readonly';
  END
$$;

CREATE TABLE public.posts (
    id integer NOT NULL,
    raw text NOT NULL
);

COPY backup.posts (id, raw) FROM stdin;
1	CANARY in another schema
\.

--
-- Data for Name: categories; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.categories (id, name, color, slug, description, read_restricted, created_at, user_id, "position") FROM stdin;
4	Public squares	0088CC	public-squares	Where we meet	f	2024-01-01 00:00:00	1	0
5	Garden shed	0088CC	garden-shed	\N	t	2024-01-01 00:00:00	1	1
6	Two keys	0088CC	two-keys	\N	t	2024-01-01 00:00:00	1	2
7	Members	0088CC	members	\N	t	2024-01-01 00:00:00	1	3
8	News	0088CC	news	Read only	f	2024-01-01 00:00:00	1	4
9	Staff	0088CC	staff	\N	t	2024-01-01 00:00:00	1	5
\.


--
-- Data for Name: category_groups; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.category_groups (id, category_id, group_id, created_at, updated_at, permission_type) FROM stdin;
1	4	0	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
2	5	40	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
3	6	40	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
4	6	41	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
5	7	10	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
6	8	0	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	3
7	8	3	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
8	9	3	2024-03-01 10:00:00.000000	2024-03-01 10:00:00.000000	1
\.


--
-- Data for Name: group_users; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.group_users (id, group_id, user_id, created_at, owner) FROM stdin;
1	1	1	2024-03-01 10:00:00.000000	f
2	40	1	2024-03-02 10:00:00.000000	t
3	40	2	2024-03-03 10:00:00.000000	f
4	41	3	2024-03-04 10:00:00.000000	f
5	40	777	2024-03-04 10:00:00.000000	f
6	10	1	2024-03-01 10:00:00.000000	f
\.


--
-- Data for Name: groups; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public."groups" (id, name, created_at, automatic, user_count, mentionable_level, visibility_level, members_visibility_level, public_admission, allow_membership_requests, full_name, bio_raw) FROM stdin;
1	admins	2024-03-01 10:00:00.000000	t	1	0	1	0	f	f	\N	\N
10	trust_level_0	2024-03-01 10:00:00.000000	t	3	0	1	0	f	f	\N	\N
40	Garden_Team	2024-03-01 10:00:00.000000	f	2	99	0	0	t	f	Gardeners	We **dig**.
41	Backroom	2024-03-01 10:00:00.000000	f	1	3	2	2	f	t	\N	\N
\.


--
-- Data for Name: polls; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.polls (id, post_id, name) FROM stdin;
1	101	poll
\.


--
-- Data for Name: post_actions; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.post_actions (id, post_id, user_id, post_action_type_id, deleted_at, created_at) FROM stdin;
1	101	2	2	\N	2024-03-03 10:00:00.000000
2	101	3	2	\N	2024-03-03 10:00:00.000000
3	101	4	2	2024-03-04 10:00:00.000000	2024-03-03 10:00:00.000000
4	102	2	2	\N	2024-03-03 10:00:00.000000
5	101	2	3	\N	2024-03-03 10:00:00.000000
6	101	777	2	\N	2024-03-03 10:00:00.000000
7	103	1	2	\N	2024-03-06 10:00:00.000000
8	120	1	2	\N	2024-03-06 10:00:00.000000
9	110	1	2	\N	2024-03-06 10:00:00.000000
\.


--
-- Data for Name: post_revisions; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.post_revisions (id, user_id, post_id, modifications, number, created_at, updated_at, hidden) FROM stdin;
1	1	101	---\nraw:\n- Shall we plant lime trees?\n- |-\n  Shall we plant **lime** trees?\n\n  They smell.\ncooked:\n- "<p>Shall we plant lime trees?</p>"\n- "<p>…</p>"\n	2	2024-03-04 10:00:00.000000	2024-03-04 10:00:00.000000	f
2	1	101	---\ntitle:\n- Lime trees\n- Shall we plant lime trees?\n	3	2024-03-05 10:00:00.000000	2024-03-05 10:00:00.000000	f
3	2	101	--- !ruby/hash:ActiveSupport::HashWithIndifferentAccess\nedit_reason:\n- \n- spelling\nraw:\n- |-\n  Shall we plant **lime** trees?\n\n  They smell.\n- 'It''s the text shown'\n	4	2024-03-06 10:00:00.000000	2024-03-06 10:00:00.000000	f
4	2	103	---\nraw:\n- The first words\n- CANARY my address is here\n	2	2024-03-07 10:00:00.000000	2024-03-07 10:00:00.000000	t
5	2	103	---\nraw:\n- CANARY my address is here\n- Tabs\tand\\slashes, and [quote="alice, post:1, topic:12"]lime[/quote]\n	3	2024-03-08 10:00:00.000000	2024-03-08 10:00:00.000000	t
6	2	104	---\nraw: *1\n	2	2024-03-08 10:00:00.000000	2024-03-08 10:00:00.000000	f
7	2	110	---\nraw:\n- CANARY of a deleted post\n- CANARY again\n	2	2024-03-08 10:00:00.000000	2024-03-08 10:00:00.000000	f
8	2	120	---\nraw:\n- CANARY private\n- CANARY private still\n	2	2024-03-08 10:00:00.000000	2024-03-08 10:00:00.000000	f
\.


--
-- Data for Name: posts; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.posts (id, user_id, topic_id, post_number, raw, cooked, created_at, updated_at, reply_to_post_number, deleted_at, like_count, post_type, hidden, version, wiki, user_deleted) FROM stdin;
101	1	12	1	It's the text shown	<p>CANARY cooked</p>	2024-03-02 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	2	1	f	4	t	f
103	2	12	3	Tabs\tand\\slashes.\n\n[quote="alice, post:1, topic:12"]\nlime\n[/quote]	<p>CANARY cooked</p>	2024-03-03 10:00:00.885000	2024-03-08 10:00:00.885000	2	\N	1	1	f	3	f	f
102	2	12	2	Bonjour à tous — naïve café	<p>CANARY cooked</p>	2024-03-03 10:00:00.885000	2024-03-03 10:00:00.885000	1	\N	1	1	f	1	f	f
104	3	12	5	A line\nand another\r\nend	<p>CANARY cooked</p>	2024-03-04 10:00:00.885000	2024-03-04 10:00:00.885000	3	\N	0	1	f	1	f	f
105	1	12	6	CANARY whisper	<p>CANARY cooked</p>	2024-03-04 10:00:00.885000	2024-03-04 10:00:00.885000	\N	\N	0	4	f	1	f	f
106	-1	12	7		<p>CANARY cooked</p>	2024-03-04 10:00:00.885000	2024-03-04 10:00:00.885000	\N	\N	0	3	f	1	f	f
107	-1	12	8	Moved here by a moderator	<p>CANARY cooked</p>	2024-03-04 10:00:00.885000	2024-03-04 10:00:00.885000	\N	\N	0	2	f	1	f	f
108	2	12	9	Answers the whisper	<p>CANARY cooked</p>	2024-03-05 10:00:00.885000	2024-03-05 10:00:00.885000	6	\N	0	1	f	1	f	f
109	2	12	10	Rude words	<p>CANARY cooked</p>	2024-03-05 10:00:00.885000	2024-03-05 10:00:00.885000	\N	\N	0	1	t	1	f	f
110	1	12	11	CANARY deleted	<p>CANARY cooked</p>	2024-03-05 10:00:00.885000	2024-03-05 10:00:00.885000	\N	2024-03-06 10:00:00.000000	0	1	f	1	f	f
111	2	12	12	Answers the deleted one	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	11	\N	0	1	f	1	f	f
112	\N	12	13	By somebody who is gone	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
113	2	13	1	Who waters them?	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
120	1	14	1	CANARY private message	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
121	1	15	1	CANARY in a deleted topic	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
122	1	16	1	In the shed	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
123	1	17	1	Not on the lists	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
124	1	99	1	CANARY in no topic	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
125	1	13	0	CANARY without a number	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
126	4	18	1	Two keys open it	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	f
127	3	12	14	CANARY by an author who took it back	<p>CANARY cooked</p>	2024-03-06 10:00:00.885000	2024-03-06 10:00:00.885000	\N	\N	0	1	f	1	f	t
\.


--
-- Data for Name: tags; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.tags (id, name, topic_count) FROM stdin;
1	trees	2
2	Été	1
3	unused	0
4	été	0
5	:)	0
6	closed_by.vote now	0
\.


--
-- Data for Name: topic_tags; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.topic_tags (id, topic_id, tag_id) FROM stdin;
1	12	1
2	12	2
3	13	1
4	14	1
5	12	99
6	12	4
7	12	5
8	13	6
\.


--
-- Data for Name: topics; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.topics (id, title, last_posted_at, created_at, updated_at, views, user_id, slug, category_id, archetype, deleted_at, visible, closed, archived, pinned_at, pinned_globally, pinned_until) FROM stdin;
12	Shall we plant lime trees?	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	1	shall-we-plant-lime-trees	4	regular	\N	t	f	f	2024-03-03 10:00:00.000000	f	\N
13	Who waters them?	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	2	who-waters-them	4	regular	\N	t	t	f	2024-03-03 10:00:00.000000	f	2024-03-04 10:00:00.000000
14	CANARY between us	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	1	canary-between-us	\N	private_message	\N	t	f	f	\N	f	\N
15	CANARY gone	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	1	canary-gone	4	regular	2024-03-05 10:00:00.000000	t	f	f	\N	f	\N
16	What is in the shed	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	1	what-is-in-the-shed	5	regular	\N	t	f	f	2024-03-04 10:00:00.000000	t	\N
17	Off the lists	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	1	off-the-lists	4	regular	\N	f	f	f	\N	f	\N
18	Behind two doors	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	4	behind-two-doors	6	regular	\N	t	f	f	\N	f	\N
19	Nothing was written here	2024-03-06 10:00:00.000000	2024-03-02 10:00:00.000000	2024-03-06 10:00:00.000000	7	1	nothing-was-written-here	4	regular	\N	t	f	f	\N	f	\N
\.


--
-- Data for Name: uploads; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.uploads (id, user_id, original_filename) FROM stdin;
1	1	a.png
2	1	b.png
3	2	c.pdf
\.


--
-- Data for Name: user_emails; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.user_emails (id, user_id, email, "primary", created_at) FROM stdin;
1	1	Alice@Example.org	t	2024-03-01 10:00:00.000000
2	1	other@example.org	f	2024-03-01 10:00:00.000000
3	2	bob@example.org	t	2024-03-01 10:00:00.000000
4	4	guest@example.org	t	2024-03-01 10:00:00.000000
5	3	not an address	t	2024-03-01 10:00:00.000000
\.


--
-- Data for Name: user_profiles; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.user_profiles (user_id, bio_raw) FROM stdin;
1	I live *on the hill*.
2	\N
\.


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: discourse
--

COPY public.users (id, username, created_at, updated_at, name, admin, moderator, active, staged, trust_level, suspended_till) FROM stdin;
-1	system	2023-01-01 00:00:00	2023-01-01 00:00:00	system	t	t	t	f	4	\N
1	alice	2023-05-01 08:00:00	2024-03-01 00:00:00	Alice of the hill	t	f	t	f	4	\N
2	bob	2023-05-02 08:00:00	2024-03-01 00:00:00	\N	f	f	t	f	2	\N
3	Zoë	2023-05-03 08:00:00	2024-03-01 00:00:00	Zoë	f	f	t	f	2	3018-01-01 00:00:00
4	guest	2023-05-04 08:00:00	2024-03-01 00:00:00	\N	f	f	f	t	0	\N
\.


CREATE INDEX posts_by_id ON public.posts USING btree (id);

--
-- PostgreSQL database dump complete
--
